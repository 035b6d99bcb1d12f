<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en_US">
  <context>
    <name>ui.text.agency_text</name>
    <message numerus="yes">
      <source>%n more notices</source>
      <extracomment>For one: %n more notice</extracomment>
      <translation>
        <numerusform>%n more notice</numerusform>
        <numerusform>%n more notices</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more notices stand</source>
      <extracomment>For one: %n more notice stands</extracomment>
      <translation>
        <numerusform>%n more notice stands</numerusform>
        <numerusform>%n more notices stand</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n numbers</source>
      <extracomment>For one: %n number</extracomment>
      <translation>
        <numerusform>%n number</numerusform>
        <numerusform>%n numbers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n stops</source>
      <extracomment>For one: %n stop</extracomment>
      <translation>
        <numerusform>%n stop</numerusform>
        <numerusform>%n stops</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ui.text.board_text</name>
    <message numerus="yes">
      <source>%n reviews</source>
      <extracomment>For one: %n review</extracomment>
      <translation>
        <numerusform>%n review</numerusform>
        <numerusform>%n reviews</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n tickets</source>
      <extracomment>For one: %n ticket</extracomment>
      <translation>
        <numerusform>%n ticket</numerusform>
        <numerusform>%n tickets</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ui.text.bundle_text</name>
    <message numerus="yes">
      <source>%n records</source>
      <extracomment>For one: %n record</extracomment>
      <translation>
        <numerusform>%n record</numerusform>
        <numerusform>%n records</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ui.text.device_text</name>
    <message numerus="yes">
      <source>%n prints</source>
      <extracomment>For one: %n print</extracomment>
      <translation>
        <numerusform>%n print</numerusform>
        <numerusform>%n prints</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ui.text.find_text</name>
    <message numerus="yes">
      <source>%n devices</source>
      <extracomment>For one: %n device</extracomment>
      <translation>
        <numerusform>%n device</numerusform>
        <numerusform>%n devices</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n things</source>
      <extracomment>For one: %n thing</extracomment>
      <translation>
        <numerusform>%n thing</numerusform>
        <numerusform>%n things</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ui.text.ladder_text</name>
    <message numerus="yes">
      <source>%n notices</source>
      <extracomment>For one: %n notice</extracomment>
      <translation>
        <numerusform>%n notice</numerusform>
        <numerusform>%n notices</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n tickets</source>
      <extracomment>For one: %n ticket</extracomment>
      <translation>
        <numerusform>%n ticket</numerusform>
        <numerusform>%n tickets</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ui.text.list_text</name>
    <message numerus="yes">
      <source>%n tickets</source>
      <extracomment>For one: %n ticket</extracomment>
      <translation>
        <numerusform>%n ticket</numerusform>
        <numerusform>%n tickets</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ui.text.ready_text</name>
    <message numerus="yes">
      <source>%n things</source>
      <extracomment>For one: %n thing</extracomment>
      <translation>
        <numerusform>%n thing</numerusform>
        <numerusform>%n things</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ui.text.relay_text</name>
    <message numerus="yes">
      <source>%n records</source>
      <extracomment>For one: %n record</extracomment>
      <translation>
        <numerusform>%n record</numerusform>
        <numerusform>%n records</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ui.text.request_text</name>
    <message numerus="yes">
      <source>%n things</source>
      <extracomment>For one: %n thing</extracomment>
      <translation>
        <numerusform>%n thing</numerusform>
        <numerusform>%n things</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n officers</source>
      <extracomment>For one: %n officer</extracomment>
      <translation>
        <numerusform>%n officer</numerusform>
        <numerusform>%n officers</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ui.text.scan_text</name>
    <message numerus="yes">
      <source>%n bytes</source>
      <extracomment>For one: %n byte</extracomment>
      <translation>
        <numerusform>%n byte</numerusform>
        <numerusform>%n bytes</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ui.text.screen_text</name>
    <message numerus="yes">
      <source>%n points</source>
      <extracomment>For one: %n point</extracomment>
      <translation>
        <numerusform>%n point</numerusform>
        <numerusform>%n points</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n prints</source>
      <extracomment>For one: %n print</extracomment>
      <translation>
        <numerusform>%n print</numerusform>
        <numerusform>%n prints</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n hours</source>
      <extracomment>For one: %n hour</extracomment>
      <translation>
        <numerusform>%n hour</numerusform>
        <numerusform>%n hours</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ui.text.stop_text</name>
    <message numerus="yes">
      <source>%n notices</source>
      <extracomment>For one: %n notice</extracomment>
      <translation>
        <numerusform>%n notice</numerusform>
        <numerusform>%n notices</numerusform>
      </translation>
    </message>
  </context>
</TS>
