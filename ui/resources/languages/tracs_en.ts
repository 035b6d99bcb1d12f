<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en_US">
  <context>
    <name>tracs_mobile.data_folder</name>
    <message>
      <source>The folder {folder} lies in the network. A ticket must not depend on the network: choose a folder on a disk of this laptop.</source>
      <translation>The folder {folder} lies in the network. A ticket must not depend on the network: choose a folder on a disk of this laptop.</translation>
    </message>
    <message>
      <source>The folder {folder} lies on a drive that can be taken out. A ticket must not depend on it: choose a folder on a disk of this laptop.</source>
      <translation>The folder {folder} lies on a drive that can be taken out. A ticket must not depend on it: choose a folder on a disk of this laptop.</translation>
    </message>
    <message>
      <source>The folder {folder} is not a folder of its own but leads to another place. The program does not follow it, and nothing was changed. Your agency's IT has to look at this laptop.</source>
      <translation>The folder {folder} is not a folder of its own but leads to another place. The program does not follow it, and nothing was changed. Your agency's IT has to look at this laptop.</translation>
    </message>
    <message>
      <source>The data folder cannot be looked at: {why}.</source>
      <translation>The data folder cannot be looked at: {why}.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.data_rights</name>
    <message>
      <source>Every user may do everything in the data folder. {mend}</source>
      <translation>Every user may do everything in the data folder. {mend}</translation>
    </message>
    <message>
      <source>The data folder takes over rights of the folder above it. {mend}</source>
      <translation>The data folder takes over rights of the folder above it. {mend}</translation>
    </message>
    <message>
      <source>Somebody else than administrators and users of this computer has rights in the data folder, or is kept out by name. {mend}</source>
      <translation>Somebody else than administrators and users of this computer has rights in the data folder, or is kept out by name. {mend}</translation>
    </message>
    <message>
      <source>Every user could change the rights of the data folder. {mend}</source>
      <translation>Every user could change the rights of the data folder. {mend}</translation>
    </message>
    <message>
      <source>Not every officer of this laptop can write in the data folder. {mend}</source>
      <translation>Not every officer of this laptop can write in the data folder. {mend}</translation>
    </message>
    <message>
      <source>The data folder belongs to one user, who could change its rights. {mend}</source>
      <translation>The data folder belongs to one user, who could change its rights. {mend}</translation>
    </message>
    <message>
      <source>Tickets in it are encrypted all the same. An administrator sets it right with the command prepare-data.</source>
      <translation>Tickets in it are encrypted all the same. An administrator sets it right with the command prepare-data.</translation>
    </message>
    <message>
      <source>The rights of the folder {folder} could not be set: {why}. Run the command prepare-data as an administrator.</source>
      <translation>The rights of the folder {folder} could not be set: {why}. Run the command prepare-data as an administrator.</translation>
    </message>
    <message>
      <source>The rights of the data folder cannot be read. {mend}</source>
      <translation>The rights of the data folder cannot be read. {mend}</translation>
    </message>
    <message>
      <source>The rights of the folder {folder} could not be set: {why}. Do it as its owner or as root.</source>
      <translation>The rights of the folder {folder} could not be set: {why}. Do it as its owner or as root.</translation>
    </message>
    <message>
      <source>Other users of this computer can look into the data folder. {mend}</source>
      <translation>Other users of this computer can look into the data folder. {mend}</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.domain.search</name>
    <message>
      <source>{mph} over</source>
      <translation>{mph} over</translation>
    </message>
    <message>
      <source>a crime</source>
      <translation>a crime</translation>
    </message>
    <message>
      <source>{least} or more over</source>
      <translation>{least} or more over</translation>
    </message>
    <message>
      <source>{least} to {most} over</source>
      <translation>{least} to {most} over</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.domain.update</name>
    <message>
      <source>“{text}” is no version; it has three numbers.</source>
      <translation>“{text}” is no version; it has three numbers.</translation>
    </message>
    <message>
      <source>The list of this update is signed, but this version of the program cannot read it. Nothing was changed. Ask your agency's IT for the installer.</source>
      <translation>The list of this update is signed, but this version of the program cannot read it. Nothing was changed. Ask your agency's IT for the installer.</translation>
    </message>
    <message>
      <source>This update is older than one that this laptop has seen (list {found} after {highest}). It was not taken: somebody may want to bring back an old fault.</source>
      <translation>This update is older than one that this laptop has seen (list {found} after {highest}). It was not taken: somebody may want to bring back an old fault.</translation>
    </message>
    <message>
      <source>This update was good until {day:%m/%d/%Y}. It was not taken, for a newer one should be there by now. Ask your agency's IT for a fresh stick.</source>
      <translation>This update was good until {day:%m/%d/%Y}. It was not taken, for a newer one should be there by now. Ask your agency's IT for a fresh stick.</translation>
    </message>
    <message>
      <source>This is a trial version, and your agency takes released versions only. Nothing was changed.</source>
      <translation>This is a trial version, and your agency takes released versions only. Nothing was changed.</translation>
    </message>
    <message>
      <source>This update would bring back version {found}; this laptop has {installed}. An older version is only installed by your agency's IT.</source>
      <translation>This update would bring back version {found}; this laptop has {installed}. An older version is only installed by your agency's IT.</translation>
    </message>
    <message>
      <source>This update needs version {needed} first; this laptop has {installed}. Ask your agency's IT for that version.</source>
      <translation>This update needs version {needed} first; this laptop has {installed}. Ask your agency's IT for that version.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.link_here</name>
    <message>
      <source>The authorities that your agency's IT named for the certificate of DPS cannot be read, so DPS is not called. Tickets wait on this laptop. Tell your agency's IT.</source>
      <translation>The authorities that your agency's IT named for the certificate of DPS cannot be read, so DPS is not called. Tickets wait on this laptop. Tell your agency's IT.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.vault.release</name>
    <message>
      <source>This copy of the program has no release key of DPS, so it takes no update from a stick. Your agency's IT installs new versions.</source>
      <translation>This copy of the program has no release key of DPS, so it takes no update from a stick. Your agency's IT installs new versions.</translation>
    </message>
    <message>
      <source>This update is not signed by DPS, or its list was changed after it was signed. It was not taken, and nothing was changed. Tell your agency's IT whose stick this is.</source>
      <translation>This update is not signed by DPS, or its list was changed after it was signed. It was not taken, and nothing was changed. Tell your agency's IT whose stick this is.</translation>
    </message>
  </context>
  <context>
    <name>ui.entries</name>
    <message>
      <source>Write the date as month, day, year: 04/17/1991 or 04171991.</source>
      <translation>Write the date as month, day, year: 04/17/1991 or 04171991.</translation>
    </message>
    <message>
      <source>There is no such day; check month and day.</source>
      <translation>There is no such day; check month and day.</translation>
    </message>
    <message>
      <source>Write the time as 22:41, or with the date: 11/21/2026 22:41.</source>
      <translation>Write the time as 22:41, or with the date: 11/21/2026 22:41.</translation>
    </message>
    <message>
      <source>Write the time on a 24-hour clock: 22:41.</source>
      <translation>Write the time on a 24-hour clock: 22:41.</translation>
    </message>
    <message>
      <source>Only digits go here.</source>
      <translation>Only digits go here.</translation>
    </message>
    <message>
      <source>Write the height in feet and inches: 5'10 or 510.</source>
      <translation>Write the height in feet and inches: 5'10 or 510.</translation>
    </message>
    <message>
      <source>Write the amount in dollars: 220 or 220.50.</source>
      <translation>Write the amount in dollars: 220 or 220.50.</translation>
    </message>
  </context>
  <context>
    <name>ui.system_printer</name>
    <message>
      <source>The ticket stays issued and its print is owed.</source>
      <translation>The ticket stays issued and its print is owed.</translation>
    </message>
    <message>
      <source>Installed on this computer.</source>
      <translation>Installed on this computer.</translation>
    </message>
    <message>
      <source>Makes files, not paper.</source>
      <translation>Makes files, not paper.</translation>
    </message>
    <message>
      <source>Can say "sent to Windows", never "printed".</source>
      <translation>Can say "sent to Windows", never "printed".</translation>
    </message>
    <message>
      <source>{name} still takes the print before. {owed} Wait a moment, print again.</source>
      <translation>{name} still takes the print before. {owed} Wait a moment, print again.</translation>
    </message>
    <message>
      <source>Sent to Windows for {name}, which cannot say more. Look whether the whole ticket comes out.</source>
      <translation>Sent to Windows for {name}, which cannot say more. Look whether the whole ticket comes out.</translation>
    </message>
    <message>
      <source>You stopped the print before it was handed over.</source>
      <translation>You stopped the print before it was handed over.</translation>
    </message>
    <message>
      <source>You stopped the print.</source>
      <translation>You stopped the print.</translation>
    </message>
    <message>
      <source>{why} {owed} Throw away what comes out.</source>
      <translation>{why} {owed} Throw away what comes out.</translation>
    </message>
    <message>
      <source>{name} is not installed on this computer any more. Plug it in, or choose another printer on the Devices page.</source>
      <translation>{name} is not installed on this computer any more. Plug it in, or choose another printer on the Devices page.</translation>
    </message>
    <message>
      <source>Windows reports a fault of {name}. Look at its paper, cover and battery, and at its queue in the Windows settings.</source>
      <translation>Windows reports a fault of {name}. Look at its paper, cover and battery, and at its queue in the Windows settings.</translation>
    </message>
  </context>
  <context>
    <name>ui.text.agency_text</name>
    <message>
      <source>Tickets to review</source>
      <translation>Tickets to review</translation>
    </message>
    <message>
      <source>Officers</source>
      <translation>Officers</translation>
    </message>
    <message>
      <source>Request to DPS</source>
      <translation>Request to DPS</translation>
    </message>
    <message>
      <source>Readiness</source>
      <translation>Readiness</translation>
    </message>
    <message>
      <source>Shortcuts</source>
      <translation>Shortcuts</translation>
    </message>
    <message>
      <source>Stop data</source>
      <translation>Stop data</translation>
    </message>
    <message>
      <source>Expunge</source>
      <translation>Expunge</translation>
    </message>
    <message>
      <source>Ctrl + Page Down</source>
      <translation>Ctrl + Page Down</translation>
    </message>
    <message>
      <source>Read</source>
      <translation>Read</translation>
    </message>
    <message>
      <source>I have read this notice of DPS</source>
      <translation>I have read this notice of DPS</translation>
    </message>
    <message>
      <source>DPS, {at:%m/%d/%Y}: {text}</source>
      <translation>DPS, {at:%m/%d/%Y}: {text}</translation>
    </message>
    <message>
      <source>({more_notices} behind it)</source>
      <translation>({more_notices} behind it)</translation>
    </message>
    <message numerus="yes">
      <source>%n more notices</source>
      <extracomment>For one: %n more notice</extracomment>
      <translation>
        <numerusform>%n more notice</numerusform>
        <numerusform>%n more notices</numerusform>
      </translation>
    </message>
    <message>
      <source>{more_notices} on the Agency page.</source>
      <translation>{more_notices} on the Agency page.</translation>
    </message>
    <message numerus="yes">
      <source>%n more notices stand</source>
      <extracomment>For one: %n more notice stands</extracomment>
      <translation>
        <numerusform>%n more notice stands</numerusform>
        <numerusform>%n more notices stand</numerusform>
      </translation>
    </message>
    <message>
      <source>It also stands on the Agency page.</source>
      <translation>It also stands on the Agency page.</translation>
    </message>
    <message>
      <source>DPS: {text} {where}</source>
      <translation>DPS: {text} {where}</translation>
    </message>
    <message>
      <source>Enter: reviewed, the next one follows.   R: return it with a note to the officer.</source>
      <translation>Enter: reviewed, the next one follows.   R: return it with a note to the officer.</translation>
    </message>
    <message>
      <source>✓ No ticket of the agency waits for review.</source>
      <translation>✓ No ticket of the agency waits for review.</translation>
    </message>
    <message>
      <source>No returned ticket waits for its officer.</source>
      <translation>No returned ticket waits for its officer.</translation>
    </message>
    <message>
      <source>No ticket was issued in the last 90 days.</source>
      <translation>No ticket was issued in the last 90 days.</translation>
    </message>
    <message>
      <source>The officer sees the ticket marked with your note. It stays as issued until it is amended.</source>
      <translation>The officer sees the ticket marked with your note. It stays as issued until it is amended.</translation>
    </message>
    <message>
      <source>What should the officer change?</source>
      <translation>What should the officer change?</translation>
    </message>
    <message>
      <source>No ticket was issued in this time.</source>
      <translation>No ticket was issued in this time.</translation>
    </message>
    <message>
      <source>Late: DPS had it after its deadline, or still has not.   Not at DPS: no signed receipt yet.</source>
      <translation>Late: DPS had it after its deadline, or still has not.   Not at DPS: no signed receipt yet.</translation>
    </message>
    <message>
      <source>Numbers of this laptop: {issued} issued, {void} void, {free} free</source>
      <translation>Numbers of this laptop: {issued} issued, {void} void, {free} free</translation>
    </message>
    <message>
      <source>! {said}; {numbers} cannot be accounted for. Call DPS.</source>
      <translation>! {said}; {numbers} cannot be accounted for. Call DPS.</translation>
    </message>
    <message numerus="yes">
      <source>%n numbers</source>
      <extracomment>For one: %n number</extracomment>
      <translation>
        <numerusform>%n number</numerusform>
        <numerusform>%n numbers</numerusform>
      </translation>
    </message>
    <message>
      <source>✓ {said}; every number is accounted for.</source>
      <translation>✓ {said}; every number is accounted for.</translation>
    </message>
    <message>
      <source>Words that officers type</source>
      <translation>Words that officers type</translation>
    </message>
    <message>
      <source>Charge: words, section or speed over limit</source>
      <translation>Charge: words, section or speed over limit</translation>
    </message>
    <message>
      <source>Typing these words in the charge field offers the charge first, for every officer here.</source>
      <translation>Typing these words in the charge field offers the charge first, for every officer here.</translation>
    </message>
    <message>
      <source>Your favorites are offered first when the charge field is empty.</source>
      <translation>Your favorites are offered first when the charge field is empty.</translation>
    </message>
    <message>
      <source>Write the words first, then choose the charge.</source>
      <translation>Write the words first, then choose the charge.</translation>
    </message>
    <message>
      <source>Choose a charge from the list under the field.</source>
      <translation>Choose a charge from the list under the field.</translation>
    </message>
    <message>
      <source>Choose a line of the list first.</source>
      <translation>Choose a line of the list first.</translation>
    </message>
    <message>
      <source>Kept.</source>
      <translation>Kept.</translation>
    </message>
    <message>
      <source>No shortcuts yet.</source>
      <translation>No shortcuts yet.</translation>
    </message>
    <message>
      <source>No favorites yet.</source>
      <translation>No favorites yet.</translation>
    </message>
    <message>
      <source>{least} or more over</source>
      <translation>{least} or more over</translation>
    </message>
    <message>
      <source>{least} to {most} over</source>
      <translation>{least} to {most} over</translation>
    </message>
    <message>
      <source>One row for each stop, with all its outcomes: the roadside stop data of 20 V.S.A. § 2366. It holds no names and no licenses.</source>
      <translation>One row for each stop, with all its outcomes: the roadside stop data of 20 V.S.A. § 2366. It holds no names and no licenses.</translation>
    </message>
    <message>
      <source>From (first day)</source>
      <translation>From (first day)</translation>
    </message>
    <message>
      <source>To (last day)</source>
      <translation>To (last day)</translation>
    </message>
    <message>
      <source>Save the stop data</source>
      <translation>Save the stop data</translation>
    </message>
    <message>
      <source>The last day is before the first day. Nothing was saved.</source>
      <translation>The last day is before the first day. Nothing was saved.</translation>
    </message>
    <message>
      <source>Saved {stops}, one row each.</source>
      <translation>Saved {stops}, one row each.</translation>
    </message>
    <message numerus="yes">
      <source>%n stops</source>
      <extracomment>For one: %n stop</extracomment>
      <translation>
        <numerusform>%n stop</numerusform>
        <numerusform>%n stops</numerusform>
      </translation>
    </message>
    <message>
      <source>On the court's order everything written about the ticket is destroyed on this laptop for good. The number stays used. Afterwards the answer is: No record exists.</source>
      <translation>On the court's order everything written about the ticket is destroyed on this laptop for good. The number stays used. Afterwards the answer is: No record exists.</translation>
    </message>
    <message>
      <source>Ticket number</source>
      <translation>Ticket number</translation>
    </message>
    <message>
      <source>Reference of the court's order</source>
      <translation>Reference of the court's order</translation>
    </message>
    <message>
      <source>Enter the ticket number first.</source>
      <translation>Enter the ticket number first.</translation>
    </message>
    <message>
      <source>Enter the reference of the court's order first.</source>
      <translation>Enter the reference of the court's order first.</translation>
    </message>
    <message>
      <source>Press F9 again and everything about {number} is destroyed for good. Esc leaves it.</source>
      <translation>Press F9 again and everything about {number} is destroyed for good. Esc leaves it.</translation>
    </message>
    <message>
      <source>{number} is still found. Nothing may be told about it; call DPS.</source>
      <translation>{number} is still found. Nothing may be told about it; call DPS.</translation>
    </message>
    <message>
      <source>{number}: No record exists.</source>
      <translation>{number}: No record exists.</translation>
    </message>
    <message>
      <source>Return {number} to its officer?</source>
      <translation>Return {number} to its officer?</translation>
    </message>
    <message>
      <source>the last {days} days</source>
      <translation>the last {days} days</translation>
    </message>
    <message>
      <source>{name}
new to e-tickets</source>
      <translation>{name}
new to e-tickets</translation>
    </message>
    <message>
      <source>Remove from {list}</source>
      <translation>Remove from {list}</translation>
    </message>
  </context>
  <context>
    <name>ui.text.agency_words</name>
    <message>
      <source>Number</source>
      <translation>Number</translation>
    </message>
    <message>
      <source>Issued</source>
      <translation>Issued</translation>
    </message>
    <message>
      <source>Officer</source>
      <translation>Officer</translation>
    </message>
    <message>
      <source>Charge</source>
      <translation>Charge</translation>
    </message>
    <message>
      <source>Look at</source>
      <translation>Look at</translation>
    </message>
    <message>
      <source>All</source>
      <translation>All</translation>
    </message>
    <message>
      <source>Complaints</source>
      <translation>Complaints</translation>
    </message>
    <message>
      <source>Warnings</source>
      <translation>Warnings</translation>
    </message>
    <message>
      <source>Diversion</source>
      <translation>Diversion</translation>
    </message>
    <message>
      <source>Late</source>
      <translation>Late</translation>
    </message>
    <message>
      <source>Refused</source>
      <translation>Refused</translation>
    </message>
    <message>
      <source>Voided</source>
      <translation>Voided</translation>
    </message>
    <message>
      <source>Not at DPS</source>
      <translation>Not at DPS</translation>
    </message>
    <message>
      <source>Returned</source>
      <translation>Returned</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Tickets</source>
      <translation>Tickets</translation>
    </message>
    <message>
      <source>No stop data</source>
      <translation>No stop data</translation>
    </message>
    <message>
      <source>Officers</source>
      <translation>Officers</translation>
    </message>
    <message>
      <source>Issued in the last</source>
      <translation>Issued in the last</translation>
    </message>
    <message>
      <source>Figures of this laptop by officer</source>
      <translation>Figures of this laptop by officer</translation>
    </message>
    <message>
      <source>Figures of DPS by officer</source>
      <translation>Figures of DPS by officer</translation>
    </message>
    <message>
      <source>Their tickets</source>
      <translation>Their tickets</translation>
    </message>
    <message>
      <source>Read again</source>
      <translation>Read again</translation>
    </message>
    <message>
      <source>Stop data</source>
      <translation>Stop data</translation>
    </message>
    <message>
      <source>Save to a file</source>
      <translation>Save to a file</translation>
    </message>
    <message>
      <source>CSV (*.csv)</source>
      <translation>CSV (*.csv)</translation>
    </message>
    <message>
      <source>Expunge</source>
      <translation>Expunge</translation>
    </message>
    <message>
      <source>Destroy for good</source>
      <translation>Destroy for good</translation>
    </message>
    <message>
      <source>Step</source>
      <translation>Step</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Review</translation>
    </message>
    <message>
      <source>Tickets of the agency</source>
      <translation>Tickets of the agency</translation>
    </message>
    <message>
      <source>Return with a note</source>
      <translation>Return with a note</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Open</translation>
    </message>
    <message>
      <source>Reviewed</source>
      <translation>Reviewed</translation>
    </message>
    <message>
      <source>return it</source>
      <translation>return it</translation>
    </message>
    <message>
      <source>Shortcuts</source>
      <translation>Shortcuts</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Remove</translation>
    </message>
    <message>
      <source>New shortcut</source>
      <translation>New shortcut</translation>
    </message>
    <message>
      <source>Agency</source>
      <translation>Agency</translation>
    </message>
    <message>
      <source>Section</source>
      <translation>Section</translation>
    </message>
    <message>
      <source>People</source>
      <translation>People</translation>
    </message>
    <message>
      <source>Changes</source>
      <translation>Changes</translation>
    </message>
    <message>
      <source>New title</source>
      <translation>New title</translation>
    </message>
    <message>
      <source>Logo</source>
      <translation>Logo</translation>
    </message>
    <message>
      <source>No</source>
      <translation>No</translation>
    </message>
    <message>
      <source>Officers of the request</source>
      <translation>Officers of the request</translation>
    </message>
    <message>
      <source>Send</source>
      <translation>Send</translation>
    </message>
  </context>
  <context>
    <name>ui.text.board_text</name>
    <message>
      <source>Show</source>
      <translation>Show</translation>
    </message>
    <message>
      <source>To review</source>
      <translation>To review</translation>
    </message>
    <message>
      <source>Returned</source>
      <translation>Returned</translation>
    </message>
    <message>
      <source>All</source>
      <translation>All</translation>
    </message>
    <message>
      <source>Officer (all)</source>
      <translation>Officer (all)</translation>
    </message>
    <message>
      <source>LEO number of an officer; empty for all</source>
      <translation>LEO number of an officer; empty for all</translation>
    </message>
    <message>
      <source>Ask DPS</source>
      <translation>Ask DPS</translation>
    </message>
    <message>
      <source>Tickets of this laptop. Once it is enrolled, those of all laptops stand here.</source>
      <translation>Tickets of this laptop. Once it is enrolled, those of all laptops stand here.</translation>
    </message>
    <message>
      <source>Asking DPS for the tickets of all laptops…</source>
      <translation>Asking DPS for the tickets of all laptops…</translation>
    </message>
    <message>
      <source>Counted</source>
      <translation>Counted</translation>
    </message>
    <message>
      <source>Asking DPS for the figures of all laptops…</source>
      <translation>Asking DPS for the figures of all laptops…</translation>
    </message>
    <message>
      <source>All laptops (DPS)</source>
      <translation>All laptops (DPS)</translation>
    </message>
    <message>
      <source>This laptop</source>
      <translation>This laptop</translation>
    </message>
    <message>
      <source>DPS was not asked yet: F9 asks. This laptop's own figures are under This laptop.</source>
      <translation>DPS was not asked yet: F9 asks. This laptop's own figures are under This laptop.</translation>
    </message>
    <message>
      <source>Late: DPS had it after its deadline.   No stop data: 20 V.S.A. § 2366 asks for more.   Enter on an officer: their tickets.</source>
      <translation>Late: DPS had it after its deadline.   No stop data: 20 V.S.A. § 2366 asks for more.   Enter on an officer: their tickets.</translation>
    </message>
    <message>
      <source>Choose an officer's line first.</source>
      <translation>Choose an officer's line first.</translation>
    </message>
    <message>
      <source>This is no LEO number: it has five letters or digits. Empty the field for all.</source>
      <translation>This is no LEO number: it has five letters or digits. Empty the field for all.</translation>
    </message>
    <message>
      <source>Reviewed.</source>
      <translation>Reviewed.</translation>
    </message>
    <message>
      <source>Returned to its officer with your note.</source>
      <translation>Returned to its officer with your note.</translation>
    </message>
    <message>
      <source>! Late</source>
      <translation>! Late</translation>
    </message>
    <message>
      <source>! Refused</source>
      <translation>! Refused</translation>
    </message>
    <message>
      <source>! Stop data missing</source>
      <translation>! Stop data missing</translation>
    </message>
    <message>
      <source>! Refused by the court</source>
      <translation>! Refused by the court</translation>
    </message>
    <message>
      <source>Late; the officer's reason:</source>
      <translation>Late; the officer's reason:</translation>
    </message>
    <message>
      <source>DPS refused it:</source>
      <translation>DPS refused it:</translation>
    </message>
    <message>
      <source>Stop data missing:</source>
      <translation>Stop data missing:</translation>
    </message>
    <message>
      <source>{number}: {words} It is kept on this laptop. {why} DPS hears of it when this page next reads there.</source>
      <translation>{number}: {words} It is kept on this laptop. {why} DPS hears of it when this page next reads there.</translation>
    </message>
    <message>
      <source>The list holds this laptop's tickets only.</source>
      <translation>The list holds this laptop's tickets only.</translation>
    </message>
    <message>
      <source>What DPS said is as of {moment}.</source>
      <translation>What DPS said is as of {moment}.</translation>
    </message>
    <message>
      <source>All laptops, as DPS had it at {moment}.</source>
      <translation>All laptops, as DPS had it at {moment}.</translation>
    </message>
    <message numerus="yes">
      <source>%n reviews</source>
      <extracomment>For one: %n review</extracomment>
      <translation>
        <numerusform>%n review</numerusform>
        <numerusform>%n reviews</numerusform>
      </translation>
    </message>
    <message>
      <source>DPS was told {reviews} of this laptop.</source>
      <translation>DPS was told {reviews} of this laptop.</translation>
    </message>
    <message>
      <source>Older ones follow when these are reviewed.</source>
      <translation>Older ones follow when these are reviewed.</translation>
    </message>
    <message>
      <source>The figures of this laptop are under This laptop.</source>
      <translation>The figures of this laptop are under This laptop.</translation>
    </message>
    <message>
      <source>These figures are as of {moment}.</source>
      <translation>These figures are as of {moment}.</translation>
    </message>
    <message>
      <source>All laptops, as DPS counted at {moment}.</source>
      <translation>All laptops, as DPS counted at {moment}.</translation>
    </message>
    <message>
      <source>{number}
other laptop</source>
      <translation>{number}
other laptop</translation>
    </message>
    <message>
      <source>× Voided</source>
      <translation>× Voided</translation>
    </message>
    <message>
      <source>! Returned</source>
      <translation>! Returned</translation>
    </message>
    <message>
      <source>+ Amended</source>
      <translation>+ Amended</translation>
    </message>
    <message>
      <source>✓ Reviewed</source>
      <translation>✓ Reviewed</translation>
    </message>
    <message>
      <source>Returned: {note}</source>
      <translation>Returned: {note}</translation>
    </message>
    <message numerus="yes">
      <source>%n tickets</source>
      <extracomment>For one: %n ticket</extracomment>
      <translation>
        <numerusform>%n ticket</numerusform>
        <numerusform>%n tickets</numerusform>
      </translation>
    </message>
    <message>
      <source>{tickets} to review</source>
      <translation>{tickets} to review</translation>
    </message>
    <message>
      <source>{tickets} returned</source>
      <translation>{tickets} returned</translation>
    </message>
  </context>
  <context>
    <name>ui.text.bundle_text</name>
    <message>
      <source>Tickets to DPS on a stick</source>
      <translation>Tickets to DPS on a stick</translation>
    </message>
    <message>
      <source>Looking for sticks…</source>
      <translation>Looking for sticks…</translation>
    </message>
    <message>
      <source>Nothing waits for DPS. If a stick with receipts is in, they are read from it.</source>
      <translation>Nothing waits for DPS. If a stick with receipts is in, they are read from it.</translation>
    </message>
    <message>
      <source>No stick is in. There are three ways:</source>
      <translation>No stick is in. There are three ways:</translation>
    </message>
    <message>
      <source>Put a stick in: it appears here by itself.</source>
      <translation>Put a stick in: it appears here by itself.</translation>
    </message>
    <message>
      <source>Turn on a phone's hotspot and join it: then the tickets go to DPS by themselves, and no stick is needed.</source>
      <translation>Turn on a phone's hotspot and join it: then the tickets go to DPS by themselves, and no stick is needed.</translation>
    </message>
    <message>
      <source>F6: choose another folder, for instance a shared one of your agency.</source>
      <translation>F6: choose another folder, for instance a shared one of your agency.</translation>
    </message>
    <message>
      <source>Choose a folder for the tickets</source>
      <translation>Choose a folder for the tickets</translation>
    </message>
    <message>
      <source>Writing, and reading it back. Leave the stick in.</source>
      <translation>Writing, and reading it back. Leave the stick in.</translation>
    </message>
    <message>
      <source>Reading the receipts…</source>
      <translation>Reading the receipts…</translation>
    </message>
    <message>
      <source>There are no receipts for this laptop yet. They come with the stick once DPS has imported it.</source>
      <translation>There are no receipts for this laptop yet. They come with the stick once DPS has imported it.</translation>
    </message>
    <message>
      <source>Nobody is signed on: the sealed copies are written. DPS opens them all the same.</source>
      <translation>Nobody is signed on: the sealed copies are written. DPS opens them all the same.</translation>
    </message>
    <message>
      <source>Take it to DPS e-Ticket support, or to your Point of Contact, who sends it on.</source>
      <translation>Take it to DPS e-Ticket support, or to your Point of Contact, who sends it on.</translation>
    </message>
    <message>
      <source>The tickets also stay queued here. If the network comes back they go by themselves, and nothing is doubled.</source>
      <translation>The tickets also stay queued here. If the network comes back they go by themselves, and nothing is doubled.</translation>
    </message>
    <message>
      <source>They count as received when the receipts are back: put the same stick in again after DPS imported it. It is read by itself.</source>
      <translation>They count as received when the receipts are back: put the same stick in again after DPS imported it. It is read by itself.</translation>
    </message>
    <message>
      <source>On a stick</source>
      <translation>On a stick</translation>
    </message>
    <message>
      <source>{waiting} for DPS. Where to?</source>
      <translation>{waiting} for DPS. Where to?</translation>
    </message>
    <message numerus="yes">
      <source>%n records wait</source>
      <extracomment>For one: %n record waits</extracomment>
      <translation>
        <numerusform>%n record waits</numerusform>
        <numerusform>%n records wait</numerusform>
      </translation>
    </message>
    <message>
      <source>stick, {room} free</source>
      <translation>stick, {room} free</translation>
    </message>
    <message>
      <source>folder, {room} free</source>
      <translation>folder, {room} free</translation>
    </message>
    <message>
      <source>{count:.1f} GB</source>
      <translation>{count:.1f} GB</translation>
    </message>
    <message>
      <source>{count} MB</source>
      <translation>{count} MB</translation>
    </message>
    <message numerus="yes">
      <source>%n records are</source>
      <extracomment>For one: %n record is</extracomment>
      <translation>
        <numerusform>%n record is</numerusform>
        <numerusform>%n records are</numerusform>
      </translation>
    </message>
    <message>
      <source>{records} on {name} in {files} files, written and read back. You may pull it out now.</source>
      <translation>{records} on {name} in {files} files, written and read back. You may pull it out now.</translation>
    </message>
    <message>
      <source>{records} on {name}, written and read back. You may pull it out now.</source>
      <translation>{records} on {name}, written and read back. You may pull it out now.</translation>
    </message>
    <message>
      <source>With relay {relay} since {when}, waiting for the receipt. Also goes out by itself.</source>
      <translation>With relay {relay} since {when}, waiting for the receipt. Also goes out by itself.</translation>
    </message>
    <message>
      <source>On a stick since {when}, waiting for the receipt. Also goes out by itself.</source>
      <translation>On a stick since {when}, waiting for the receipt. Also goes out by itself.</translation>
    </message>
    <message>
      <source>Receipts read: {received} of {events}.</source>
      <translation>Receipts read: {received} of {events}.</translation>
    </message>
    <message>
      <source>DPS refused {refused}: they stand under Needs you in the Outbox, with the reason.</source>
      <translation>DPS refused {refused}: they stand under Needs you in the Outbox, with the reason.</translation>
    </message>
  </context>
  <context>
    <name>ui.text.cell_text</name>
    <message>
      <source>Refused</source>
      <translation>Refused</translation>
    </message>
    <message>
      <source>Held by DPS</source>
      <translation>Held by DPS</translation>
    </message>
    <message>
      <source>not owed</source>
      <translation>not owed</translation>
    </message>
    <message>
      <source>? Sent to
Windows</source>
      <translation>? Sent to
Windows</translation>
    </message>
    <message>
      <source>! Owed,
no paper</source>
      <translation>! Owed,
no paper</translation>
    </message>
    <message>
      <source>! Print
owed</source>
      <translation>! Print
owed</translation>
    </message>
    <message>
      <source>! Inter-
rupted</source>
      <translation>! Inter-
rupted</translation>
    </message>
    <message>
      <source>Unreviewed</source>
      <translation>Unreviewed</translation>
    </message>
    <message>
      <source>✓ Reviewed</source>
      <translation>✓ Reviewed</translation>
    </message>
    <message>
      <source>! Returned</source>
      <translation>! Returned</translation>
    </message>
  </context>
  <context>
    <name>ui.text.device_text</name>
    <message>
      <source>Printers, in the order they are tried</source>
      <translation>Printers, in the order they are tried</translation>
    </message>
    <message>
      <source>Scanners</source>
      <translation>Scanners</translation>
    </message>
    <message>
      <source>Wording and amounts on the paper</source>
      <translation>Wording and amounts on the paper</translation>
    </message>
    <message>
      <source>No printer is set up. Tickets are issued all the same; their print is owed. F2 finds one.</source>
      <translation>No printer is set up. Tickets are issued all the same; their print is owed. F2 finds one.</translation>
    </message>
    <message>
      <source>No scanner is set up. A license can be typed or read from a picture. F2 finds one.</source>
      <translation>No scanner is set up. A license can be typed or read from a picture. F2 finds one.</translation>
    </message>
    <message>
      <source>Enter sets up   ·   Ctrl + arrow changes the order</source>
      <translation>Enter sets up   ·   Ctrl + arrow changes the order</translation>
    </message>
    <message>
      <source>… Asking</source>
      <translation>… Asking</translation>
    </message>
    <message>
      <source>asking the devices…</source>
      <translation>asking the devices…</translation>
    </message>
    <message>
      <source>checked just now</source>
      <translation>checked just now</translation>
    </message>
    <message>
      <source>Set up a printer first: F2 finds one.</source>
      <translation>Set up a printer first: F2 finds one.</translation>
    </message>
    <message>
      <source>Kept. This is the order from now on.</source>
      <translation>Kept. This is the order from now on.</translation>
    </message>
    <message>
      <source>Kept, and in use from now on.</source>
      <translation>Kept, and in use from now on.</translation>
    </message>
    <message>
      <source>It is back where it was.</source>
      <translation>It is back where it was.</translation>
    </message>
    <message>
      <source>Nothing was removed that could be brought back.</source>
      <translation>Nothing was removed that could be brought back.</translation>
    </message>
    <message>
      <source>Printing the test slip…</source>
      <translation>Printing the test slip…</translation>
    </message>
    <message>
      <source>Folder for the PDFs</source>
      <translation>Folder for the PDFs</translation>
    </message>
    <message>
      <source>It is already tried first.</source>
      <translation>It is already tried first.</translation>
    </message>
    <message>
      <source>It is already tried last.</source>
      <translation>It is already tried last.</translation>
    </message>
    <message>
      <source>Give it a name first; it stands in every sentence about it.</source>
      <translation>Give it a name first; it stands in every sentence about it.</translation>
    </message>
    <message>
      <source>Choose the kind of printer from the list under the field.</source>
      <translation>Choose the kind of printer from the list under the field.</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Kind of printer (down arrow: all)</source>
      <translation>Kind of printer (down arrow: all)</translation>
    </message>
    <message>
      <source>No kind of printer fits. Empty the field to see all.</source>
      <translation>No kind of printer fits. Empty the field to see all.</translation>
    </message>
    <message>
      <source>Darkness</source>
      <translation>Darkness</translation>
    </message>
    <message>
      <source>Left margin</source>
      <translation>Left margin</translation>
    </message>
    <message>
      <source>Paper after the ticket</source>
      <translation>Paper after the ticket</translation>
    </message>
    <message>
      <source>What it types before each scan (usually nothing)</source>
      <translation>What it types before each scan (usually nothing)</translation>
    </message>
    <message>
      <source>Print owed</source>
      <translation>Print owed</translation>
    </message>
    <message>
      <source>Test</source>
      <translation>Test</translation>
    </message>
    <message>
      <source>Check again</source>
      <translation>Check again</translation>
    </message>
    <message>
      <source>Find again</source>
      <translation>Find again</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Folder</translation>
    </message>
    <message>
      <source>Ready</source>
      <translation>Ready</translation>
    </message>
    <message>
      <source>Not set up</source>
      <translation>Not set up</translation>
    </message>
    <message>
      <source>Off</source>
      <translation>Off</translation>
    </message>
    <message>
      <source>Out of range</source>
      <translation>Out of range</translation>
    </message>
    <message>
      <source>Not where it was</source>
      <translation>Not where it was</translation>
    </message>
    <message>
      <source>Used by another program</source>
      <translation>Used by another program</translation>
    </message>
    <message>
      <source>Paper is out</source>
      <translation>Paper is out</translation>
    </message>
    <message>
      <source>Cover is open</source>
      <translation>Cover is open</translation>
    </message>
    <message>
      <source>Battery is low</source>
      <translation>Battery is low</translation>
    </message>
    <message>
      <source>Head is hot</source>
      <translation>Head is hot</translation>
    </message>
    <message>
      <source>Does not answer</source>
      <translation>Does not answer</translation>
    </message>
    <message>
      <source>Not a printer</source>
      <translation>Not a printer</translation>
    </message>
    <message>
      <source>Stopped reading</source>
      <translation>Stopped reading</translation>
    </message>
    <message>
      <source>Connection broke</source>
      <translation>Connection broke</translation>
    </message>
    <message>
      <source>Busy</source>
      <translation>Busy</translation>
    </message>
    <message>
      <source>Stopped by you</source>
      <translation>Stopped by you</translation>
    </message>
    <message>
      <source>Folder is missing</source>
      <translation>Folder is missing</translation>
    </message>
    <message>
      <source>Fault</source>
      <translation>Fault</translation>
    </message>
    <message>
      <source>{device} lost</source>
      <translation>{device} lost</translation>
    </message>
    <message>
      <source>{device} not set up</source>
      <translation>{device} not set up</translation>
    </message>
    <message>
      <source>{device} off</source>
      <translation>{device} off</translation>
    </message>
    <message>
      <source>{device} out of range</source>
      <translation>{device} out of range</translation>
    </message>
    <message>
      <source>{device} moved</source>
      <translation>{device} moved</translation>
    </message>
    <message>
      <source>{device} in use</source>
      <translation>{device} in use</translation>
    </message>
    <message>
      <source>Paper out</source>
      <translation>Paper out</translation>
    </message>
    <message>
      <source>Cover open</source>
      <translation>Cover open</translation>
    </message>
    <message>
      <source>Battery low</source>
      <translation>Battery low</translation>
    </message>
    <message>
      <source>Head hot</source>
      <translation>Head hot</translation>
    </message>
    <message>
      <source>{device} silent</source>
      <translation>{device} silent</translation>
    </message>
    <message>
      <source>{device} stuck</source>
      <translation>{device} stuck</translation>
    </message>
    <message>
      <source>{device} cut off</source>
      <translation>{device} cut off</translation>
    </message>
    <message>
      <source>{device} busy</source>
      <translation>{device} busy</translation>
    </message>
    <message>
      <source>Print stopped</source>
      <translation>Print stopped</translation>
    </message>
    <message>
      <source>Folder missing</source>
      <translation>Folder missing</translation>
    </message>
    <message>
      <source>{device} fault</source>
      <translation>{device} fault</translation>
    </message>
    <message>
      <source>… {name} working</source>
      <translation>… {name} working</translation>
    </message>
    <message>
      <source>Cable</source>
      <translation>Cable</translation>
    </message>
    <message>
      <source>Bluetooth</source>
      <translation>Bluetooth</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>Network</translation>
    </message>
    <message>
      <source>Windows printer</source>
      <translation>Windows printer</translation>
    </message>
    <message>
      <source>Saves a file</source>
      <translation>Saves a file</translation>
    </message>
    <message>
      <source>Types like a keyboard</source>
      <translation>Types like a keyboard</translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>Camera</translation>
    </message>
    <message>
      <source>{found} inch</source>
      <translation>{found} inch</translation>
    </message>
    <message>
      <source>Starts with Scan when no scanner is ready</source>
      <translation>Starts with Scan when no scanner is ready</translation>
    </message>
    <message numerus="yes">
      <source>%n prints are</source>
      <extracomment>For one: %n print is</extracomment>
      <translation>
        <numerusform>%n print is</numerusform>
        <numerusform>%n prints are</numerusform>
      </translation>
    </message>
    <message>
      <source>{said} {prints} owed.</source>
      <translation>{said} {prints} owed.</translation>
    </message>
    <message>
      <source>usual</source>
      <translation>usual</translation>
    </message>
    <message>
      <source>darker {steps}</source>
      <translation>darker {steps}</translation>
    </message>
    <message>
      <source>lighter {steps}</source>
      <translation>lighter {steps}</translation>
    </message>
    <message>
      <source>{value} mm</source>
      <translation>{value} mm</translation>
    </message>
    <message>
      <source>{name} is removed. Ctrl+Z brings it back.</source>
      <translation>{name} is removed. Ctrl+Z brings it back.</translation>
    </message>
  </context>
  <context>
    <name>ui.text.device_words</name>
    <message>
      <source>The test was given up.</source>
      <translation>The test was given up.</translation>
    </message>
    <message>
      <source>Set up</source>
      <translation>Set up</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Back</translation>
    </message>
    <message>
      <source>Print test slip</source>
      <translation>Print test slip</translation>
    </message>
    <message>
      <source>Try earlier</source>
      <translation>Try earlier</translation>
    </message>
    <message>
      <source>Try later</source>
      <translation>Try later</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Remove</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>Keep</translation>
    </message>
    <message>
      <source>Paper</source>
      <translation>Paper</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>Device</translation>
    </message>
    <message>
      <source>Devices</source>
      <translation>Devices</translation>
    </message>
    <message>
      <source>Find devices</source>
      <translation>Find devices</translation>
    </message>
    <message>
      <source>Test scan</source>
      <translation>Test scan</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Undo</translation>
    </message>
    <message>
      <source>Test and learn</source>
      <translation>Test and learn</translation>
    </message>
    <message>
      <source>Look again</source>
      <translation>Look again</translation>
    </message>
    <message>
      <source>Test again</source>
      <translation>Test again</translation>
    </message>
    <message>
      <source>Keep it</source>
      <translation>Keep it</translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>Camera</translation>
    </message>
    <message>
      <source>PDF (*.pdf)</source>
      <translation>PDF (*.pdf)</translation>
    </message>
  </context>
  <context>
    <name>ui.text.enrol_text</name>
    <message>
      <source>Set this laptop up with DPS</source>
      <translation>Set this laptop up with DPS</translation>
    </message>
    <message>
      <source>DPS e-Ticket support gives your Point of Contact an address and a code for this laptop. The code is good for 72 hours and for one laptop; it is never sent over the network.</source>
      <translation>DPS e-Ticket support gives your Point of Contact an address and a code for this laptop. The code is good for 72 hours and for one laptop; it is never sent over the network.</translation>
    </message>
    <message>
      <source>Address of DPS</source>
      <translation>Address of DPS</translation>
    </message>
    <message>
      <source>One-time code</source>
      <translation>One-time code</translation>
    </message>
    <message>
      <source>Proxy of this network</source>
      <translation>Proxy of this network</translation>
    </message>
    <message>
      <source>Proxy's address, http://name:port</source>
      <translation>Proxy's address, http://name:port</translation>
    </message>
    <message>
      <source>As in Windows</source>
      <translation>As in Windows</translation>
    </message>
    <message>
      <source>None</source>
      <translation>None</translation>
    </message>
    <message>
      <source>This one</source>
      <translation>This one</translation>
    </message>
    <message>
      <source>Ask DPS</source>
      <translation>Ask DPS</translation>
    </message>
    <message>
      <source>Asking DPS. This takes up to half a minute…</source>
      <translation>Asking DPS. This takes up to half a minute…</translation>
    </message>
    <message>
      <source>Enter the address of DPS.</source>
      <translation>Enter the address of DPS.</translation>
    </message>
    <message>
      <source>Enter the one-time code from DPS: four groups of five characters.</source>
      <translation>Enter the one-time code from DPS: four groups of five characters.</translation>
    </message>
    <message>
      <source>✓ The code is complete.</source>
      <translation>✓ The code is complete.</translation>
    </message>
    <message>
      <source>Who begins on this laptop?</source>
      <translation>Who begins on this laptop?</translation>
    </message>
    <message>
      <source>DPS knows this laptop now. One officer begins: with the activation code that DPS told this officer, and a secret that only this officer knows. The others are added later, by anybody who is signed on: Settings, Officers.</source>
      <translation>DPS knows this laptop now. One officer begins: with the activation code that DPS told this officer, and a secret that only this officer knows. The others are added later, by anybody who is signed on: Settings, Officers.</translation>
    </message>
    <message>
      <source>DPS has sent no officer who could begin. Ask DPS e-Ticket support for an activation, then press “Ask DPS again”.</source>
      <translation>DPS has sent no officer who could begin. Ask DPS e-Ticket support for an activation, then press “Ask DPS again”.</translation>
    </message>
    <message>
      <source>Activation code from DPS, 8 digits</source>
      <translation>Activation code from DPS, 8 digits</translation>
    </message>
    <message>
      <source>Your own secret</source>
      <translation>Your own secret</translation>
    </message>
    <message>
      <source>Once more</source>
      <translation>Once more</translation>
    </message>
    <message>
      <source>At least 8 characters; four words that do not belong together are best. You need it at every sign-on, and nobody at DPS can look it up.</source>
      <translation>At least 8 characters; four words that do not belong together are best. You need it at every sign-on, and nobody at DPS can look it up.</translation>
    </message>
    <message>
      <source>Begin</source>
      <translation>Begin</translation>
    </message>
    <message>
      <source>Add this officer</source>
      <translation>Add this officer</translation>
    </message>
    <message>
      <source>Making the keys. This takes a few seconds…</source>
      <translation>Making the keys. This takes a few seconds…</translation>
    </message>
    <message>
      <source>Ask DPS again</source>
      <translation>Ask DPS again</translation>
    </message>
    <message>
      <source>Use another code</source>
      <translation>Use another code</translation>
    </message>
    <message>
      <source>Really start over?</source>
      <translation>Really start over?</translation>
    </message>
    <message>
      <source>What DPS answered is forgotten. You need a new code from DPS. Press again to go on.</source>
      <translation>What DPS answered is forgotten. You need a new code from DPS. Press again to go on.</translation>
    </message>
    <message>
      <source>Tap the officer first.</source>
      <translation>Tap the officer first.</translation>
    </message>
    <message>
      <source>The two secrets differ. Type both again.</source>
      <translation>The two secrets differ. Type both again.</translation>
    </message>
    <message>
      <source>Choose a secret and type it twice.</source>
      <translation>Choose a secret and type it twice.</translation>
    </message>
    <message>
      <source>Looks and favorites</source>
      <translation>Looks and favorites</translation>
    </message>
    <message>
      <source>Link to DPS</source>
      <translation>Link to DPS</translation>
    </message>
    <message>
      <source>Officers</source>
      <translation>Officers</translation>
    </message>
    <message>
      <source>Where tickets go, and which way. A test changes nothing.</source>
      <translation>Where tickets go, and which way. A test changes nothing.</translation>
    </message>
    <message>
      <source>Practice delivers to a gateway inside this program. The link to DPS is set on the live side.</source>
      <translation>Practice delivers to a gateway inside this program. The link to DPS is set on the live side.</translation>
    </message>
    <message>
      <source>Certificate of DPS</source>
      <translation>Certificate of DPS</translation>
    </message>
    <message>
      <source>Watch</source>
      <translation>Watch</translation>
    </message>
    <message>
      <source>Only DPS's own</source>
      <translation>Only DPS's own</translation>
    </message>
    <message>
      <source>Asking DPS…</source>
      <translation>Asking DPS…</translation>
    </message>
    <message>
      <source>Kept. Tickets go that way from now on.</source>
      <translation>Kept. Tickets go that way from now on.</translation>
    </message>
    <message>
      <source>An officer of your agency can sign on here once added: with the activation code that DPS told them, and a secret of their own. They type both themselves.</source>
      <translation>An officer of your agency can sign on here once added: with the activation code that DPS told them, and a secret of their own. They type both themselves.</translation>
    </message>
    <message>
      <source>Every officer DPS has sent can sign on here already.</source>
      <translation>Every officer DPS has sent can sign on here already.</translation>
    </message>
    <message>
      <source>Practice has its own people, and their secrets are no secrets.</source>
      <translation>Practice has its own people, and their secrets are no secrets.</translation>
    </message>
    <message>
      <source>{meant} of {code_characters} characters</source>
      <translation>{meant} of {code_characters} characters</translation>
    </message>
    <message>
      <source>{officer}, Point of Contact</source>
      <translation>{officer}, Point of Contact</translation>
    </message>
    <message>
      <source>LEO {leo_number}   {username}</source>
      <translation>LEO {leo_number}   {username}</translation>
    </message>
    <message>
      <source>{name} can sign on at this laptop from now on.</source>
      <translation>{name} can sign on at this laptop from now on.</translation>
    </message>
    <message>
      <source>DPS has not named its authorities yet, so any authority that Windows trusts counts.</source>
      <translation>DPS has not named its authorities yet, so any authority that Windows trusts counts.</translation>
    </message>
    <message>
      <source>Only a certificate from an authority that DPS named is believed.</source>
      <translation>Only a certificate from an authority that DPS named is believed.</translation>
    </message>
    <message>
      <source>The last connection was vouched for by an authority that DPS did not name. A device of this network may be reading along. Ask who runs the network before you change this.</source>
      <translation>The last connection was vouched for by an authority that DPS did not name. A device of this network may be reading along. Ask who runs the network before you change this.</translation>
    </message>
    <message>
      <source>Certificates are watched: so far they come from the authorities that DPS named.</source>
      <translation>Certificates are watched: so far they come from the authorities that DPS named.</translation>
    </message>
  </context>
  <context>
    <name>ui.text.find_text</name>
    <message>
      <source>Find devices</source>
      <translation>Find devices</translation>
    </message>
    <message>
      <source>Nothing was found. Switch the device on and hold it close. Pair a Bluetooth printer in Windows first. Then press F2. A scanner that types like a keyboard needs no set-up.</source>
      <translation>Nothing was found. Switch the device on and hold it close. Pair a Bluetooth printer in Windows first. Then press F2. A scanner that types like a keyboard needs no set-up.</translation>
    </message>
    <message>
      <source>Address of a network printer, such as 192.168.1.20; Enter adds it</source>
      <translation>Address of a network printer, such as 192.168.1.20; Enter adds it</translation>
    </message>
    <message>
      <source>Write the address that the printer prints on its own test page, such as 192.168.1.20.</source>
      <translation>Write the address that the printer prints on its own test page, such as 192.168.1.20.</translation>
    </message>
    <message>
      <source>Save as PDF</source>
      <translation>Save as PDF</translation>
    </message>
    <message>
      <source>Network printer</source>
      <translation>Network printer</translation>
    </message>
    <message>
      <source>By hand</source>
      <translation>By hand</translation>
    </message>
    <message>
      <source>Use it</source>
      <translation>Use it</translation>
    </message>
    <message>
      <source>✓ Set up</source>
      <translation>✓ Set up</translation>
    </message>
    <message>
      <source>Use it here</source>
      <translation>Use it here</translation>
    </message>
    <message>
      <source>Nothing to use yet. F2 looks again.</source>
      <translation>Nothing to use yet. F2 looks again.</translation>
    </message>
    <message>
      <source>Looking at cables, Bluetooth, the network and the printers of Windows…</source>
      <translation>Looking at cables, Bluetooth, the network and the printers of Windows…</translation>
    </message>
    <message>
      <source>{where} {seconds} s of 20. You may leave; that ends it.</source>
      <translation>{where} {seconds} s of 20. You may leave; that ends it.</translation>
    </message>
    <message>
      <source>{devices} found. Use the ones that are yours.</source>
      <translation>{devices} found. Use the ones that are yours.</translation>
    </message>
    <message numerus="yes">
      <source>%n devices</source>
      <extracomment>For one: %n device</extracomment>
      <translation>
        <numerusform>%n device</numerusform>
        <numerusform>%n devices</numerusform>
      </translation>
    </message>
    <message>
      <source>Scanner</source>
      <translation>Scanner</translation>
    </message>
    <message>
      <source>Printer</source>
      <translation>Printer</translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>Camera</translation>
    </message>
    <message>
      <source>✓ On your list</source>
      <translation>✓ On your list</translation>
    </message>
    <message>
      <source>✓ Gives a picture</source>
      <translation>✓ Gives a picture</translation>
    </message>
    <message>
      <source>✓ Known maker</source>
      <translation>✓ Known maker</translation>
    </message>
    <message>
      <source>✓ Answered</source>
      <translation>✓ Answered</translation>
    </message>
    <message>
      <source>? Not sure</source>
      <translation>? Not sure</translation>
    </message>
    <message>
      <source>It reads a license when there is no scanner. F6 shows what it sees.</source>
      <translation>It reads a license when there is no scanner. F6 shows what it sees.</translation>
    </message>
    <message>
      <source>It answered as what it is.</source>
      <translation>It answered as what it is.</translation>
    </message>
    <message>
      <source>It did not say what it is. Use it if you know it; the test shows whether it works.</source>
      <translation>It did not say what it is. Use it if you know it; the test shows whether it works.</translation>
    </message>
    <message>
      <source>F6 tests it</source>
      <translation>F6 tests it</translation>
    </message>
    <message>
      <source>F9 tests it and learns what it can</source>
      <translation>F9 tests it and learns what it can</translation>
    </message>
    <message>
      <source>{name} is on your list and in use. Esc goes back; there {after}.</source>
      <translation>{name} is on your list and in use. Esc goes back; there {after}.</translation>
    </message>
    <message>
      <source>Test and learn</source>
      <translation>Test and learn</translation>
    </message>
    <message>
      <source>Keep the printer on, its cover closed, a few inches of paper in it. This takes a minute.</source>
      <translation>Keep the printer on, its cover closed, a few inches of paper in it. This takes a minute.</translation>
    </message>
    <message>
      <source>What the printer said</source>
      <translation>What the printer said</translation>
    </message>
    <message>
      <source>What only you can see</source>
      <translation>What only you can see</translation>
    </message>
    <message>
      <source>Questions about the slip appear here when it is out.</source>
      <translation>Questions about the slip appear here when it is out.</translation>
    </message>
    <message>
      <source>There is nothing to ask. Look whether the slip is whole and easy to read.</source>
      <translation>There is nothing to ask. Look whether the slip is whole and easy to read.</translation>
    </message>
    <message>
      <source>Look at the slip. A question you leave open changes nothing.</source>
      <translation>Look at the slip. A question you leave open changes nothing.</translation>
    </message>
    <message>
      <source>Kept: the next ticket prints with what was learned.</source>
      <translation>Kept: the next ticket prints with what was learned.</translation>
    </message>
    <message>
      <source>The test is not through yet.</source>
      <translation>The test is not through yet.</translation>
    </message>
    <message>
      <source>{things} learned.</source>
      <translation>{things} learned.</translation>
    </message>
    <message numerus="yes">
      <source>%n things</source>
      <extracomment>For one: %n thing</extracomment>
      <translation>
        <numerusform>%n thing</numerusform>
        <numerusform>%n things</numerusform>
      </translation>
    </message>
    <message>
      <source>It prints as: {label}.</source>
      <translation>It prints as: {label}.</translation>
    </message>
    <message>
      <source>The printer itself told nothing new. F9 keeps what you answer.</source>
      <translation>The printer itself told nothing new. F9 keeps what you answer.</translation>
    </message>
    <message>
      <source>F9 keeps it.</source>
      <translation>F9 keeps it.</translation>
    </message>
  </context>
  <context>
    <name>ui.text.frame_words</name>
    <message>
      <source>Leave it as it is</source>
      <translation>Leave it as it is</translation>
    </message>
    <message>
      <source>F6  Another folder…</source>
      <translation>F6  Another folder…</translation>
    </message>
    <message>
      <source>F7  Read receipts</source>
      <translation>F7  Read receipts</translation>
    </message>
    <message>
      <source>Esc  Close</source>
      <translation>Esc  Close</translation>
    </message>
    <message>
      <source>F5  Write again</source>
      <translation>F5  Write again</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Stop</translation>
    </message>
    <message>
      <source>Tickets</source>
      <translation>Tickets</translation>
    </message>
    <message>
      <source>Outbox</source>
      <translation>Outbox</translation>
    </message>
    <message>
      <source>Agency</source>
      <translation>Agency</translation>
    </message>
    <message>
      <source>Devices</source>
      <translation>Devices</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Settings</translation>
    </message>
    <message>
      <source>F10  Dark</source>
      <translation>F10  Dark</translation>
    </message>
    <message>
      <source>Dark screen</source>
      <translation>Dark screen</translation>
    </message>
    <message>
      <source>Ctrl+L  Lock</source>
      <translation>Ctrl+L  Lock</translation>
    </message>
    <message>
      <source>Lock</source>
      <translation>Lock</translation>
    </message>
    <message>
      <source>The print, large</source>
      <translation>The print, large</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Close</translation>
    </message>
    <message>
      <source>✓ Online</source>
      <translation>✓ Online</translation>
    </message>
  </context>
  <context>
    <name>ui.text.help_text</name>
    <message>
      <source>Help</source>
      <translation>Help</translation>
    </message>
    <message>
      <source>Search the manual</source>
      <translation>Search the manual</translation>
    </message>
    <message>
      <source>Chapters</source>
      <translation>Chapters</translation>
    </message>
    <message>
      <source>The chapter</source>
      <translation>The chapter</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Back</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Search</translation>
    </message>
    <message>
      <source>Contents</source>
      <translation>Contents</translation>
    </message>
    <message>
      <source>Page before</source>
      <translation>Page before</translation>
    </message>
    <message>
      <source>About</source>
      <translation>About</translation>
    </message>
    <message>
      <source>Whole manual</source>
      <translation>Whole manual</translation>
    </message>
    <message>
      <source>Quick card</source>
      <translation>Quick card</translation>
    </message>
    <message>
      <source>Opening the manual…</source>
      <translation>Opening the manual…</translation>
    </message>
    <message>
      <source>Nothing in the manual has these words. Try fewer, or another one.</source>
      <translation>Nothing in the manual has these words. Try fewer, or another one.</translation>
    </message>
    <message>
      <source>The manual of this installation is not complete. Your tickets are not touched by it. Tell your Point of Contact that the program has to be installed again.</source>
      <translation>The manual of this installation is not complete. Your tickets are not touched by it. Tell your Point of Contact that the program has to be installed again.</translation>
    </message>
    <message>
      <source>The large manual is not on this laptop; everything an officer needs is here.</source>
      <translation>The large manual is not on this laptop; everything an officer needs is here.</translation>
    </message>
    <message>
      <source>{places} in the manual</source>
      <translation>{places} in the manual</translation>
    </message>
    <message numerus="yes">
      <source>%n places</source>
      <extracomment>For one: %n place</extracomment>
      <translation>
        <numerusform>%n place</numerusform>
        <numerusform>%n places</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ui.text.hint_text</name>
    <message>
      <source>F3 scans the license. Then fill what is empty, top to bottom: what is missing stands at the right.</source>
      <translation>F3 scans the license. Then fill what is empty, top to bottom: what is missing stands at the right.</translation>
    </message>
    <message>
      <source>Just type: a name, a plate, a number. Enter opens the ticket.</source>
      <translation>Just type: a name, a plate, a number. Enter opens the ticket.</translation>
    </message>
    <message>
      <source>What needs you stands first. F6 mends a ticket that DPS refused.</source>
      <translation>What needs you stands first. F6 mends a ticket that DPS refused.</translation>
    </message>
    <message>
      <source>Ctrl+Page Down leads to the next part of this page.</source>
      <translation>Ctrl+Page Down leads to the next part of this page.</translation>
    </message>
    <message>
      <source>F2 finds printers and scanners. F9 tests one and learns it.</source>
      <translation>F2 finds printers and scanners. F9 tests one and learns it.</translation>
    </message>
    <message>
      <source>Ctrl+F11 dims the screen on any page, F12 changes the colors.</source>
      <translation>Ctrl+F11 dims the screen on any page, F12 changes the colors.</translation>
    </message>
    <message>
      <source>Amend, void, print and copy stand below. Esc leads back.</source>
      <translation>Amend, void, print and copy stand below. Esc leads back.</translation>
    </message>
    <message>
      <source>Show hints again</source>
      <translation>Show hints again</translation>
    </message>
    <message>
      <source>Every page shows its hint again.</source>
      <translation>Every page shows its hint again.</translation>
    </message>
  </context>
  <context>
    <name>ui.text.ladder_text</name>
    <message>
      <source>Send now</source>
      <translation>Send now</translation>
    </message>
    <message>
      <source>Write to stick</source>
      <translation>Write to stick</translation>
    </message>
    <message>
      <source>Give the reason</source>
      <translation>Give the reason</translation>
    </message>
    <message>
      <source>Open Outbox</source>
      <translation>Open Outbox</translation>
    </message>
    <message>
      <source>Sign off anyway</source>
      <translation>Sign off anyway</translation>
    </message>
    <message>
      <source>Stay signed on</source>
      <translation>Stay signed on</translation>
    </message>
    <message>
      <source>Trying to send now…</source>
      <translation>Trying to send now…</translation>
    </message>
    <message>
      <source>✓ Everything has reached DPS. Signing off…</source>
      <translation>✓ Everything has reached DPS. Signing off…</translation>
    </message>
    <message>
      <source>DPS has signed for everything on this laptop.</source>
      <translation>DPS has signed for everything on this laptop.</translation>
    </message>
    <message>
      <source>They are kept, sealed and sent by themselves as soon as there is a network, also with nobody signed on. A laptop that is off sends nothing.</source>
      <translation>They are kept, sealed and sent by themselves as soon as there is a network, also with nobody signed on. A laptop that is off sends nothing.</translation>
    </message>
    <message>
      <source>They are kept and sealed, but a program that is closed sends nothing. Leave it open at the sign-on page, or take them to DPS on a stick.</source>
      <translation>They are kept and sealed, but a program that is closed sends nothing. Leave it open at the sign-on page, or take them to DPS on a stick.</translation>
    </message>
    <message>
      <source>The clock was set or the laptop was off; it may be less.</source>
      <translation>The clock was set or the laptop was off; it may be less.</translation>
    </message>
    <message>
      <source>They go out by themselves as soon as DPS answers.</source>
      <translation>They go out by themselves as soon as DPS answers.</translation>
    </message>
    <message>
      <source>Turn on a phone's hotspot, or write them to a stick and hand it in.</source>
      <translation>Turn on a phone's hotspot, or write them to a stick and hand it in.</translation>
    </message>
    <message>
      <source>They are still sent. DPS asks why they are late.</source>
      <translation>They are still sent. DPS asks why they are late.</translation>
    </message>
    <message>
      <source>late by {hours} or more</source>
      <translation>late by {hours} or more</translation>
    </message>
    <message>
      <source>late by {hours}</source>
      <translation>late by {hours}</translation>
    </message>
    <message>
      <source>{hours} left or less</source>
      <translation>{hours} left or less</translation>
    </message>
    <message>
      <source>{hours} left</source>
      <translation>{hours} left</translation>
    </message>
    <message>
      <source>{count} waiting, oldest {left}</source>
      <translation>{count} waiting, oldest {left}</translation>
    </message>
    <message>
      <source>{count} waiting</source>
      <translation>{count} waiting</translation>
    </message>
    <message numerus="yes">
      <source>%n notices have</source>
      <extracomment>For one: %n notice has</extracomment>
      <translation>
        <numerusform>%n notice has</numerusform>
        <numerusform>%n notices have</numerusform>
      </translation>
    </message>
    <message>
      <source>{notices} not been handed over</source>
      <translation>{notices} not been handed over</translation>
    </message>
    <message numerus="yes">
      <source>%n tickets have</source>
      <extracomment>For one: %n ticket has</extracomment>
      <translation>
        <numerusform>%n ticket has</numerusform>
        <numerusform>%n tickets have</numerusform>
      </translation>
    </message>
    <message>
      <source>{tickets} not reached DPS</source>
      <translation>{tickets} not reached DPS</translation>
    </message>
    <message>
      <source>the oldest is {span}</source>
      <translation>the oldest is {span}</translation>
    </message>
    <message>
      <source>it is {span}</source>
      <translation>it is {span}</translation>
    </message>
    <message>
      <source>the oldest has {span}</source>
      <translation>the oldest has {span}</translation>
    </message>
    <message>
      <source>it has {span}</source>
      <translation>it has {span}</translation>
    </message>
    <message>
      <source>Bring or mail it to the Diversion Program, then note it in the Outbox.</source>
      <translation>Bring or mail it to the Diversion Program, then note it in the Outbox.</translation>
    </message>
    <message>
      <source>DPS refused what it says. Open the Outbox: it leads to what must change.</source>
      <translation>DPS refused what it says. Open the Outbox: it leads to what must change.</translation>
    </message>
    <message>
      <source>They are on a stick. Hand it in: the time counts until DPS has read it.</source>
      <translation>They are on a stick. Hand it in: the time counts until DPS has read it.</translation>
    </message>
    <message>
      <source>oldest {left}</source>
      <translation>oldest {left}</translation>
    </message>
    <message>
      <source>Tickets wait for DPS</source>
      <translation>Tickets wait for DPS</translation>
    </message>
    <message>
      <source>A ticket is late at DPS</source>
      <translation>A ticket is late at DPS</translation>
    </message>
  </context>
  <context>
    <name>ui.text.life_text</name>
    <message>
      <source>✓ Nothing is open about this ticket.</source>
      <translation>✓ Nothing is open about this ticket.</translation>
    </message>
    <message>
      <source>A later version replaced this one. The history shows both.</source>
      <translation>A later version replaced this one. The history shows both.</translation>
    </message>
    <message>
      <source>Issue or throw away the stop on the screen first.</source>
      <translation>Issue or throw away the stop on the screen first.</translation>
    </message>
    <message>
      <source>Write the note first, then press Enter.</source>
      <translation>Write the note first, then press Enter.</translation>
    </message>
    <message>
      <source>Note kept. It never prints and never leaves this laptop.</source>
      <translation>Note kept. It never prints and never leaves this laptop.</translation>
    </message>
    <message>
      <source>No notes.</source>
      <translation>No notes.</translation>
    </message>
    <message>
      <source>No other paper of this stop.</source>
      <translation>No other paper of this stop.</translation>
    </message>
    <message>
      <source>Add a note (never prints, Enter keeps it)</source>
      <translation>Add a note (never prints, Enter keeps it)</translation>
    </message>
    <message>
      <source>Choose a reason first.</source>
      <translation>Choose a reason first.</translation>
    </message>
    <message>
      <source>Write what happened in a few words first.</source>
      <translation>Write what happened in a few words first.</translation>
    </message>
    <message>
      <source>Reading the ticket…</source>
      <translation>Reading the ticket…</translation>
    </message>
    <message>
      <source>Queued for DPS again. It goes out by itself.</source>
      <translation>Queued for DPS again. It goes out by itself.</translation>
    </message>
    <message>
      <source>The reason is kept and goes to DPS with the ticket.</source>
      <translation>The reason is kept and goes to DPS with the ticket.</translation>
    </message>
    <message>
      <source>Noted: the proof was shown. Void the ticket if the law lets you.</source>
      <translation>Noted: the proof was shown. Void the ticket if the law lets you.</translation>
    </message>
    <message>
      <source>Noted: the notice was handed over.</source>
      <translation>Noted: the notice was handed over.</translation>
    </message>
    <message>
      <source>For the driver to read</source>
      <translation>For the driver to read</translation>
    </message>
    <message>
      <source>The driver reads the paper on the screen. Say why no paper came out; it is kept with the stop.</source>
      <translation>The driver reads the paper on the screen. Say why no paper came out; it is kept with the stop.</translation>
    </message>
    <message>
      <source>The printer failed</source>
      <translation>The printer failed</translation>
    </message>
    <message>
      <source>No paper left</source>
      <translation>No paper left</translation>
    </message>
    <message>
      <source>The driver asked</source>
      <translation>The driver asked</translation>
    </message>
    <message>
      <source>Another reason</source>
      <translation>Another reason</translation>
    </message>
    <message>
      <source>The number stays and DPS is told. A void ticket cannot be made valid again.</source>
      <translation>The number stays and DPS is told. A void ticket cannot be made valid again.</translation>
    </message>
    <message>
      <source>The number stays. A void paper cannot be made valid again.</source>
      <translation>The number stays. A void paper cannot be made valid again.</translation>
    </message>
    <message>
      <source>DPS had this ticket after its time. The reason is filed with it.</source>
      <translation>DPS had this ticket after its time. The reason is filed with it.</translation>
    </message>
    <message>
      <source>Proof was shown to you or to your agency in time. This is noted once and for good.</source>
      <translation>Proof was shown to you or to your agency in time. This is noted once and for good.</translation>
    </message>
    <message>
      <source>The notice was brought or mailed to the Diversion Program. This is noted for good.</source>
      <translation>The notice was brought or mailed to the Diversion Program. This is noted for good.</translation>
    </message>
    <message>
      <source>Print a copy</source>
      <translation>Print a copy</translation>
    </message>
    <message>
      <source>Choose whose copy it is and a courtesy text beside the English one.</source>
      <translation>Choose whose copy it is and a courtesy text beside the English one.</translation>
    </message>
    <message>
      <source>without a reason</source>
      <translation>without a reason</translation>
    </message>
    <message>
      <source>DPS refused it: {why}.</source>
      <translation>DPS refused it: {why}.</translation>
    </message>
    <message>
      <source>When that is put right, send it again.</source>
      <translation>When that is put right, send it again.</translation>
    </message>
    <message>
      <source>DPS holds another ticket with this number. Call DPS e-Ticket support.</source>
      <translation>DPS holds another ticket with this number. Call DPS e-Ticket support.</translation>
    </message>
    <message>
      <source>Returned by your Point of Contact.</source>
      <translation>Returned by your Point of Contact.</translation>
    </message>
    <message>
      <source>Returned by your Point of Contact: {note}.</source>
      <translation>Returned by your Point of Contact: {note}.</translation>
    </message>
    <message>
      <source>{by} at DPS. Your reason is missing.</source>
      <translation>{by} at DPS. Your reason is missing.</translation>
    </message>
    <message>
      <source>{late_by}: F7 asks for your reason.</source>
      <translation>{late_by}: F7 asks for your reason.</translation>
    </message>
    <message>
      <source>An earlier version was late</source>
      <translation>An earlier version was late</translation>
    </message>
    <message>
      <source>Hand this notice over to the Diversion Program.</source>
      <translation>Hand this notice over to the Diversion Program.</translation>
    </message>
    <message>
      <source>Hand this notice over to the Diversion Program by {date_time} ({left}).</source>
      <translation>Hand this notice over to the Diversion Program by {date_time} ({left}).</translation>
    </message>
    <message>
      <source>If it did come out whole, say so.</source>
      <translation>If it did come out whole, say so.</translation>
    </message>
    <message>
      <source>Windows has the print. Did the whole ticket come out?</source>
      <translation>Windows has the print. Did the whole ticket come out?</translation>
    </message>
    <message>
      <source>Not on paper yet, only on the screen or in a file; the driver's paper is owed.</source>
      <translation>Not on paper yet, only on the screen or in a file; the driver's paper is owed.</translation>
    </message>
    <message>
      <source>The print was interrupted; the driver's paper is still owed.</source>
      <translation>The print was interrupted; the driver's paper is still owed.</translation>
    </message>
    <message>
      <source>The driver's paper is still owed.</source>
      <translation>The driver's paper is still owed.</translation>
    </message>
    <message>
      <source>The driver may show proof until {date_time} ({time_left}).</source>
      <translation>The driver may show proof until {date_time} ({time_left}).</translation>
    </message>
    <message>
      <source>Waits for DPS, {left}. It goes out by itself.</source>
      <translation>Waits for DPS, {left}. It goes out by itself.</translation>
    </message>
    <message>
      <source>{kind}, issued {date_time}, LEO {officer}</source>
      <translation>{kind}, issued {date_time}, LEO {officer}</translation>
    </message>
    <message>
      <source>{first}: as issued.</source>
      <translation>{first}: as issued.</translation>
    </message>
    <message>
      <source>{first}: replaces v{seq}.</source>
      <translation>{first}: replaces v{seq}.</translation>
    </message>
    <message>
      <source>Press {key} again: {what}</source>
      <translation>Press {key} again: {what}</translation>
    </message>
    <message>
      <source>{number} is void. DPS is told. The number stays on record.</source>
      <translation>{number} is void. DPS is told. The number stays on record.</translation>
    </message>
    <message>
      <source>{number} is void. The number stays on record.</source>
      <translation>{number} is void. The number stays on record.</translation>
    </message>
    <message>
      <source>Open {number}</source>
      <translation>Open {number}</translation>
    </message>
    <message>
      <source>Void {number}?</source>
      <translation>Void {number}?</translation>
    </message>
    <message>
      <source>void {number}</source>
      <translation>void {number}</translation>
    </message>
    <message>
      <source>Why was {number} late?</source>
      <translation>Why was {number} late?</translation>
    </message>
    <message>
      <source>Was the proof for {number} shown?</source>
      <translation>Was the proof for {number} shown?</translation>
    </message>
    <message>
      <source>Was {number} handed over?</source>
      <translation>Was {number} handed over?</translation>
    </message>
  </context>
  <context>
    <name>ui.text.list_text</name>
    <message>
      <source>Kept</source>
      <translation>Kept</translation>
    </message>
    <message>
      <source>Queued</source>
      <translation>Queued</translation>
    </message>
    <message>
      <source>Sent</source>
      <translation>Sent</translation>
    </message>
    <message>
      <source>Received</source>
      <translation>Received</translation>
    </message>
    <message>
      <source>Refused by DPS</source>
      <translation>Refused by DPS</translation>
    </message>
    <message>
      <source>Held: DPS has another</source>
      <translation>Held: DPS has another</translation>
    </message>
    <message>
      <source>To hand over</source>
      <translation>To hand over</translation>
    </message>
    <message>
      <source>Handed over</source>
      <translation>Handed over</translation>
    </message>
    <message>
      <source>no network</source>
      <translation>no network</translation>
    </message>
    <message>
      <source>Wi-Fi sign-in</source>
      <translation>Wi-Fi sign-in</translation>
    </message>
    <message>
      <source>laptop not accepted</source>
      <translation>laptop not accepted</translation>
    </message>
    <message>
      <source>DPS busy</source>
      <translation>DPS busy</translation>
    </message>
    <message>
      <source>fault at DPS</source>
      <translation>fault at DPS</translation>
    </message>
    <message>
      <source>answer not readable</source>
      <translation>answer not readable</translation>
    </message>
    <message>
      <source>receipt not valid</source>
      <translation>receipt not valid</translation>
    </message>
    <message>
      <source>Filed with the court</source>
      <translation>Filed with the court</translation>
    </message>
    <message>
      <source>Accepted by the court</source>
      <translation>Accepted by the court</translation>
    </message>
    <message>
      <source>Refused by the court</source>
      <translation>Refused by the court</translation>
    </message>
    <message>
      <source>Filed with court</source>
      <translation>Filed with court</translation>
    </message>
    <message>
      <source>Court accepted</source>
      <translation>Court accepted</translation>
    </message>
    <message>
      <source>Court refused</source>
      <translation>Court refused</translation>
    </message>
    <message>
      <source>The court refused it. The ticket stands at DPS; DPS e-Ticket support says what has to change. Then amend it.</source>
      <translation>The court refused it. The ticket stands at DPS; DPS e-Ticket support says what has to change. Then amend it.</translation>
    </message>
    <message>
      <source>Print owed</source>
      <translation>Print owed</translation>
    </message>
    <message>
      <source>Printed</source>
      <translation>Printed</translation>
    </message>
    <message>
      <source>Probably printed</source>
      <translation>Probably printed</translation>
    </message>
    <message>
      <source>Interrupted</source>
      <translation>Interrupted</translation>
    </message>
    <message>
      <source>Saved as a file</source>
      <translation>Saved as a file</translation>
    </message>
    <message>
      <source>Sent to Windows</source>
      <translation>Sent to Windows</translation>
    </message>
    <message>
      <source>Printed, seen</source>
      <translation>Printed, seen</translation>
    </message>
    <message>
      <source>Complaint</source>
      <translation>Complaint</translation>
    </message>
    <message>
      <source>Warning</source>
      <translation>Warning</translation>
    </message>
    <message>
      <source>Diversion notice</source>
      <translation>Diversion notice</translation>
    </message>
    <message>
      <source>void</source>
      <translation>void</translation>
    </message>
    <message>
      <source>amendment</source>
      <translation>amendment</translation>
    </message>
    <message>
      <source>late reason</source>
      <translation>late reason</translation>
    </message>
    <message>
      <source>Search: number, name, plate, license, town or section</source>
      <translation>Search: number, name, plate, license, town or section</translation>
    </message>
    <message>
      <source>No tickets yet. What you issue appears here.</source>
      <translation>No tickets yet. What you issue appears here.</translation>
    </message>
    <message>
      <source>No record exists.</source>
      <translation>No record exists.</translation>
    </message>
    <message>
      <source>No ticket fits the buttons you pressed. F7 shows all again.</source>
      <translation>No ticket fits the buttons you pressed. F7 shows all again.</translation>
    </message>
    <message>
      <source>Choose a line first: the arrow keys move.</source>
      <translation>Choose a line first: the arrow keys move.</translation>
    </message>
    <message>
      <source>Nothing waits. What you issue appears here until DPS has signed for it.</source>
      <translation>Nothing waits. What you issue appears here until DPS has signed for it.</translation>
    </message>
    <message>
      <source>The paper of the chosen ticket appears here.</source>
      <translation>The paper of the chosen ticket appears here.</translation>
    </message>
    <message>
      <source>DPS is asked for the paper of this ticket…</source>
      <translation>DPS is asked for the paper of this ticket…</translation>
    </message>
    <message>
      <source>The paper of this ticket did not come.</source>
      <translation>The paper of this ticket did not come.</translation>
    </message>
    <message>
      <source>Nothing of that kind. Press the button again to see everything.</source>
      <translation>Nothing of that kind. Press the button again to see everything.</translation>
    </message>
    <message>
      <source>DPS refused it, and what came after took its place.</source>
      <translation>DPS refused it, and what came after took its place.</translation>
    </message>
    <message>
      <source>DPS has not refused this one; there is nothing to mend.</source>
      <translation>DPS has not refused this one; there is nothing to mend.</translation>
    </message>
    <message>
      <source>Choose a ticket first.</source>
      <translation>Choose a ticket first.</translation>
    </message>
    <message>
      <source>Trying now. The lines change when DPS answers.</source>
      <translation>Trying now. The lines change when DPS answers.</translation>
    </message>
    <message>
      <source>Save the print as a PDF</source>
      <translation>Save the print as a PDF</translation>
    </message>
    <message>
      <source>Your Point of Contact gave these back. Tickets shows them; open one and amend it.</source>
      <translation>Your Point of Contact gave these back. Tickets shows them; open one and amend it.</translation>
    </message>
    <message>
      <source>! Warnings only</source>
      <translation>! Warnings only</translation>
    </message>
    <message>
      <source>! Not approved yet</source>
      <translation>! Not approved yet</translation>
    </message>
    <message>
      <source>The Judicial Bureau has not approved you yet. Here in training you may practice everything; on duty you may write warnings only.</source>
      <translation>The Judicial Bureau has not approved you yet. Here in training you may practice everything; on duty you may write warnings only.</translation>
    </message>
    <message>
      <source>The Judicial Bureau has not approved you yet: you may write warnings and practice in training.</source>
      <translation>The Judicial Bureau has not approved you yet: you may write warnings and practice in training.</translation>
    </message>
    <message numerus="yes">
      <source>%n tickets</source>
      <extracomment>For one: %n ticket</extracomment>
      <translation>
        <numerusform>%n ticket</numerusform>
        <numerusform>%n tickets</numerusform>
      </translation>
    </message>
    <message>
      <source>{count:,} tickets</source>
      <translation>{count:,} tickets</translation>
    </message>
    <message>
      <source>{waiting} waiting, {to_hand_over} to hand over, {delivered} delivered</source>
      <translation>{waiting} waiting, {to_hand_over} to hand over, {delivered} delivered</translation>
    </message>
    <message>
      <source>{waiting} waiting, {delivered} delivered</source>
      <translation>{waiting} waiting, {delivered} delivered</translation>
    </message>
    <message>
      <source>Warnings are not sent to the court; they stay on this laptop.</source>
      <translation>Warnings are not sent to the court; they stay on this laptop.</translation>
    </message>
    <message>
      <source>Saved and sealed on this laptop. Goes out by itself.</source>
      <translation>Saved and sealed on this laptop. Goes out by itself.</translation>
    </message>
    <message>
      <source>Sent; waiting for the signed receipt.</source>
      <translation>Sent; waiting for the signed receipt.</translation>
    </message>
    <message>
      <source>DPS refused it without a reason. Call DPS.</source>
      <translation>DPS refused it without a reason. Call DPS.</translation>
    </message>
    <message>
      <source>DPS holds another ticket with this number. Call DPS.</source>
      <translation>DPS holds another ticket with this number. Call DPS.</translation>
    </message>
    <message>
      <source>Bring or mail it to the Diversion Program, then note it: F8.</source>
      <translation>Bring or mail it to the Diversion Program, then note it: F8.</translation>
    </message>
    <message>
      <source>Handed over to the Diversion Program.</source>
      <translation>Handed over to the Diversion Program.</translation>
    </message>
    <message>
      <source>Mended, and queued again. DPS had refused it: {why}.</source>
      <translation>Mended, and queued again. DPS had refused it: {why}.</translation>
    </message>
    <message>
      <source>DPS cannot read it</source>
      <translation>DPS cannot read it</translation>
    </message>
    <message>
      <source>DPS lost it</source>
      <translation>DPS lost it</translation>
    </message>
    <message>
      <source>not filed</source>
      <translation>not filed</translation>
    </message>
    <message>
      <source>done</source>
      <translation>done</translation>
    </message>
    <message>
      <source>took {span}</source>
      <translation>took {span}</translation>
    </message>
    <message>
      <source>Written by another officer, LEO {officer}</source>
      <translation>Written by another officer, LEO {officer}</translation>
    </message>
    <message>
      <source>Received by DPS.</source>
      <translation>Received by DPS.</translation>
    </message>
    <message>
      <source>Receipt {receipt_id} signed by DPS at {at:%H:%M %Z}.</source>
      <translation>Receipt {receipt_id} signed by DPS at {at:%H:%M %Z}.</translation>
    </message>
    <message>
      <source>First try</source>
      <translation>First try</translation>
    </message>
    <message>
      <source>Second try</source>
      <translation>Second try</translation>
    </message>
    <message>
      <source>Third try</source>
      <translation>Third try</translation>
    </message>
    <message>
      <source>{count} tries</source>
      <translation>{count} tries</translation>
    </message>
    <message>
      <source>Next try at {time}.</source>
      <translation>Next try at {time}.</translation>
    </message>
    <message>
      <source>less than 1 s</source>
      <translation>less than 1 s</translation>
    </message>
    <message>
      <source>! {tickets} returned</source>
      <translation>! {tickets} returned</translation>
    </message>
    <message>
      <source>Charges, points and amounts: version {version}, in force since {since}.</source>
      <translation>Charges, points and amounts: version {version}, in force since {since}.</translation>
    </message>
    <message>
      <source>The Judicial Bureau has not confirmed the amounts: compare them with its schedule.</source>
      <translation>The Judicial Bureau has not confirmed the amounts: compare them with its schedule.</translation>
    </message>
    <message>
      <source>Notices on the paper: version {version}.</source>
      <translation>Notices on the paper: version {version}.</translation>
    </message>
    <message>
      <source>The wording is not the court's own yet; the meaning is that of the law.</source>
      <translation>The wording is not the court's own yet; the meaning is that of the law.</translation>
    </message>
    <message>
      <source>Courtesy text {name}: stands beside the English text, never instead.</source>
      <translation>Courtesy text {name}: stands beside the English text, never instead.</translation>
    </message>
    <message>
      <source>The translation has not been certified.</source>
      <translation>The translation has not been certified.</translation>
    </message>
    <message>
      <source>? {said} PROVISIONAL. {what}</source>
      <translation>? {said} PROVISIONAL. {what}</translation>
    </message>
    <message>
      <source>Time used of {number}</source>
      <translation>Time used of {number}</translation>
    </message>
  </context>
  <context>
    <name>ui.text.looks_text</name>
    <message>
      <source>Dim</source>
      <translation>Dim</translation>
    </message>
    <message>
      <source>Bright</source>
      <translation>Bright</translation>
    </message>
    <message>
      <source>Dimmer screen</source>
      <translation>Dimmer screen</translation>
    </message>
    <message>
      <source>Brighter screen</source>
      <translation>Brighter screen</translation>
    </message>
    <message>
      <source>Brightness</source>
      <translation>Brightness</translation>
    </message>
    <message>
      <source>Full</source>
      <translation>Full</translation>
    </message>
    <message>
      <source>Less</source>
      <translation>Less</translation>
    </message>
    <message>
      <source>Low</source>
      <translation>Low</translation>
    </message>
    <message>
      <source>Lowest</source>
      <translation>Lowest</translation>
    </message>
    <message>
      <source>Brightness (Ctrl+F11 dims anywhere, Ctrl+F12 brightens)</source>
      <translation>Brightness (Ctrl+F11 dims anywhere, Ctrl+F12 brightens)</translation>
    </message>
    <message>
      <source>Main verb and pages lie</source>
      <translation>Main verb and pages lie</translation>
    </message>
    <message>
      <source>For the right hand</source>
      <translation>For the right hand</translation>
    </message>
    <message>
      <source>For the left hand</source>
      <translation>For the left hand</translation>
    </message>
    <message>
      <source>Full brightness. {key} dims the screen.</source>
      <translation>Full brightness. {key} dims the screen.</translation>
    </message>
    <message>
      <source>Lowest brightness. {key} brightens it.</source>
      <translation>Lowest brightness. {key} brightens it.</translation>
    </message>
    <message>
      <source>Brightness {step} of {steps}. {key} brightens it.</source>
      <translation>Brightness {step} of {steps}. {key} brightens it.</translation>
    </message>
  </context>
  <context>
    <name>ui.text.note_text</name>
    <message>
      <source>Stopped. Nothing was changed.</source>
      <translation>Stopped. Nothing was changed.</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Undo</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Cancel</translation>
    </message>
    <message>
      <source>Messages</source>
      <translation>Messages</translation>
    </message>
    <message>
      <source>Got it</source>
      <translation>Got it</translation>
    </message>
    <message>
      <source>Messages of the program</source>
      <translation>Messages of the program</translation>
    </message>
    <message>
      <source>Hint</source>
      <translation>Hint</translation>
    </message>
    <message>
      <source>What the program said</source>
      <translation>What the program said</translation>
    </message>
    <message>
      <source>Since you signed on, the newest first. Nothing of it is kept. Esc closes.</source>
      <translation>Since you signed on, the newest first. Nothing of it is kept. Esc closes.</translation>
    </message>
    <message>
      <source>Nothing yet. What the program tells you is listed here.</source>
      <translation>Nothing yet. What the program tells you is listed here.</translation>
    </message>
    <message>
      <source>There is nothing to take back.</source>
      <translation>There is nothing to take back.</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Close</translation>
    </message>
    <message>
      <source>The stop was thrown away. {key} brings it back.</source>
      <translation>The stop was thrown away. {key} brings it back.</translation>
    </message>
    <message>
      <source>The stop is back.</source>
      <translation>The stop is back.</translation>
    </message>
    <message>
      <source>The correction was dropped. {key} brings it back.</source>
      <translation>The correction was dropped. {key} brings it back.</translation>
    </message>
    <message>
      <source>The correction is back.</source>
      <translation>The correction is back.</translation>
    </message>
    <message>
      <source>The violation was taken off. {key} brings it back.</source>
      <translation>The violation was taken off. {key} brings it back.</translation>
    </message>
    <message>
      <source>The violation is back on the stop.</source>
      <translation>The violation is back on the stop.</translation>
    </message>
    <message>
      <source>Another stop is being written. Issue it or throw it away; then the earlier one can come back.</source>
      <translation>Another stop is being written. Issue it or throw it away; then the earlier one can come back.</translation>
    </message>
    <message>
      <source>The favorite was removed. {key} brings it back.</source>
      <translation>The favorite was removed. {key} brings it back.</translation>
    </message>
    <message>
      <source>The favorite is back.</source>
      <translation>The favorite is back.</translation>
    </message>
    <message>
      <source>The shortcut was removed. {key} brings it back.</source>
      <translation>The shortcut was removed. {key} brings it back.</translation>
    </message>
    <message>
      <source>The shortcut is back.</source>
      <translation>The shortcut is back.</translation>
    </message>
    <message>
      <source>All tickets are shown. {key} brings the filters back.</source>
      <translation>All tickets are shown. {key} brings the filters back.</translation>
    </message>
    <message>
      <source>The filters are back.</source>
      <translation>The filters are back.</translation>
    </message>
    <message>
      <source>The officer was removed. {key} brings the line back.</source>
      <translation>The officer was removed. {key} brings the line back.</translation>
    </message>
    <message>
      <source>The officer is back in the request.</source>
      <translation>The officer is back in the request.</translation>
    </message>
    <message>
      <source>Reading the picture…</source>
      <translation>Reading the picture…</translation>
    </message>
    <message>
      <source>Searching the tickets…</source>
      <translation>Searching the tickets…</translation>
    </message>
    <message>
      <source>Reading the outbox…</source>
      <translation>Reading the outbox…</translation>
    </message>
    <message>
      <source>Reading the board…</source>
      <translation>Reading the board…</translation>
    </message>
    <message>
      <source>Reading the ticket…</source>
      <translation>Reading the ticket…</translation>
    </message>
    <message>
      <source>Asking DPS…</source>
      <translation>Asking DPS…</translation>
    </message>
    <message>
      <source>Writing the PDF…</source>
      <translation>Writing the PDF…</translation>
    </message>
    <message>
      <source>Writing the stops…</source>
      <translation>Writing the stops…</translation>
    </message>
    <message>
      <source>Writing the request…</source>
      <translation>Writing the request…</translation>
    </message>
    <message>
      <source>Expunging the ticket…</source>
      <translation>Expunging the ticket…</translation>
    </message>
    <message>
      <source>Looking for devices…</source>
      <translation>Looking for devices…</translation>
    </message>
    <message>
      <source>Testing the printer…</source>
      <translation>Testing the printer…</translation>
    </message>
    <message>
      <source>Printing the test slip…</source>
      <translation>Printing the test slip…</translation>
    </message>
    <message>
      <source>Checking the devices…</source>
      <translation>Checking the devices…</translation>
    </message>
    <message>
      <source>Checking the laptop…</source>
      <translation>Checking the laptop…</translation>
    </message>
    <message>
      <source>Testing the way to DPS…</source>
      <translation>Testing the way to DPS…</translation>
    </message>
    <message>
      <source>Keeping the way to DPS…</source>
      <translation>Keeping the way to DPS…</translation>
    </message>
    <message>
      <source>Making the officer's key…</source>
      <translation>Making the officer's key…</translation>
    </message>
    <message>
      <source>Reading the logo…</source>
      <translation>Reading the logo…</translation>
    </message>
    <message>
      <source>Writing the setup sheet…</source>
      <translation>Writing the setup sheet…</translation>
    </message>
    <message>
      <source>Printing…</source>
      <translation>Printing…</translation>
    </message>
    <message>
      <source>Issuing…</source>
      <translation>Issuing…</translation>
    </message>
    <message>
      <source>{words} {seconds} s</source>
      <translation>{words} {seconds} s</translation>
    </message>
  </context>
  <context>
    <name>ui.text.ready_text</name>
    <message>
      <source>Readiness</source>
      <translation>Readiness</translation>
    </message>
    <message>
      <source>Asking the laptop, the printers, the scanners and DPS…</source>
      <translation>Asking the laptop, the printers, the scanners and DPS…</translation>
    </message>
    <message>
      <source>To look at</source>
      <translation>To look at</translation>
    </message>
    <message>
      <source>In order</source>
      <translation>In order</translation>
    </message>
    <message>
      <source>✓ Everything that can be checked is in order. The laptop is ready for tickets.</source>
      <translation>✓ Everything that can be checked is in order. The laptop is ready for tickets.</translation>
    </message>
    <message>
      <source>Check again</source>
      <translation>Check again</translation>
    </message>
    <message>
      <source>Copy as text</source>
      <translation>Copy as text</translation>
    </message>
    <message>
      <source>The whole check is on the clipboard, ready for an e-mail to DPS e-Ticket support.</source>
      <translation>The whole check is on the clipboard, ready for an e-mail to DPS e-Ticket support.</translation>
    </message>
    <message>
      <source>DPS is being asked; the lines change when it answers.</source>
      <translation>DPS is being asked; the lines change when it answers.</translation>
    </message>
    <message>
      <source>✓ OK</source>
      <translation>✓ OK</translation>
    </message>
    <message>
      <source>! Look</source>
      <translation>! Look</translation>
    </message>
    <message>
      <source>✗ Missing</source>
      <translation>✗ Missing</translation>
    </message>
    <message>
      <source>? Not known</source>
      <translation>? Not known</translation>
    </message>
    <message>
      <source>Open Devices</source>
      <translation>Open Devices</translation>
    </message>
    <message>
      <source>Open Outbox</source>
      <translation>Open Outbox</translation>
    </message>
    <message>
      <source>Open Settings</source>
      <translation>Open Settings</translation>
    </message>
    <message>
      <source>Write to DPS</source>
      <translation>Write to DPS</translation>
    </message>
    <message>
      <source>Ask DPS now</source>
      <translation>Ask DPS now</translation>
    </message>
    <message>
      <source>tested</source>
      <translation>tested</translation>
    </message>
    <message>
      <source>last contact</source>
      <translation>last contact</translation>
    </message>
    <message>
      <source>compared</source>
      <translation>compared</translation>
    </message>
    <message>
      <source>copied</source>
      <translation>copied</translation>
    </message>
    <message>
      <source>found out</source>
      <translation>found out</translation>
    </message>
    <message>
      <source>{word} today {local:%H:%M}</source>
      <translation>{word} today {local:%H:%M}</translation>
    </message>
    <message>
      <source>in order</source>
      <translation>in order</translation>
    </message>
    <message>
      <source>{things} missing, {look} to look at</source>
      <translation>{things} missing, {look} to look at</translation>
    </message>
    <message numerus="yes">
      <source>%n things</source>
      <extracomment>For one: %n thing</extracomment>
      <translation>
        <numerusform>%n thing</numerusform>
        <numerusform>%n things</numerusform>
      </translation>
    </message>
    <message>
      <source>TraCS Mobile readiness check, {now:%m/%d/%Y %H:%M %Z}</source>
      <translation>TraCS Mobile readiness check, {now:%m/%d/%Y %H:%M %Z}</translation>
    </message>
  </context>
  <context>
    <name>ui.text.relay_text</name>
    <message>
      <source>Relay: tickets through another laptop</source>
      <translation>Relay: tickets through another laptop</translation>
    </message>
    <message>
      <source>Relay</source>
      <translation>Relay</translation>
    </message>
    <message>
      <source>A laptop with a link, for instance at the command post, carries your tickets to DPS. It can read nothing of them. They count as received when the signed receipt of DPS is back here.</source>
      <translation>A laptop with a link, for instance at the command post, carries your tickets to DPS. It can read nothing of them. They count as received when the signed receipt of DPS is back here.</translation>
    </message>
    <message>
      <source>Other laptops on the same network hand over sealed tickets, and this one carries them to DPS. It can read nothing of them.</source>
      <translation>Other laptops on the same network hand over sealed tickets, and this one carries them to DPS. It can read nothing of them.</translation>
    </message>
    <message>
      <source>Use a relay</source>
      <translation>Use a relay</translation>
    </message>
    <message>
      <source>Be a relay</source>
      <translation>Be a relay</translation>
    </message>
    <message>
      <source>Address on the relay's screen</source>
      <translation>Address on the relay's screen</translation>
    </message>
    <message>
      <source>Pairing code on the relay's screen</source>
      <translation>Pairing code on the relay's screen</translation>
    </message>
    <message>
      <source>Type the address and the pairing code as the screen of the relay shows them.</source>
      <translation>Type the address and the pairing code as the screen of the relay shows them.</translation>
    </message>
    <message>
      <source>Asking the relay…</source>
      <translation>Asking the relay…</translation>
    </message>
    <message>
      <source>Paired. From now on tickets go through it whenever DPS cannot be reached from here.</source>
      <translation>Paired. From now on tickets go through it whenever DPS cannot be reached from here.</translation>
    </message>
    <message>
      <source>This relay is used no more. What it already has of yours it still carries to DPS.</source>
      <translation>This relay is used no more. What it already has of yours it still carries to DPS.</translation>
    </message>
    <message>
      <source>No relay is used. Pair with one below.</source>
      <translation>No relay is used. Pair with one below.</translation>
    </message>
    <message>
      <source>Off: this laptop carries nothing for others.</source>
      <translation>Off: this laptop carries nothing for others.</translation>
    </message>
    <message>
      <source>Stop being a relay</source>
      <translation>Stop being a relay</translation>
    </message>
    <message>
      <source>Switched off. What others brought stays here and goes out when it is on again.</source>
      <translation>Switched off. What others brought stays here and goes out when it is on again.</translation>
    </message>
    <message>
      <source>New code</source>
      <translation>New code</translation>
    </message>
    <message>
      <source>The code is another one now; every laptop has to pair again with it.</source>
      <translation>The code is another one now; every laptop has to pair again with it.</translation>
    </message>
    <message>
      <source>Pair</source>
      <translation>Pair</translation>
    </message>
    <message>
      <source>Use it no more</source>
      <translation>Use it no more</translation>
    </message>
    <message>
      <source>{records} to carry to DPS, {answered} answered.</source>
      <translation>{records} to carry to DPS, {answered} answered.</translation>
    </message>
    <message numerus="yes">
      <source>%n records</source>
      <extracomment>For one: %n record</extracomment>
      <translation>
        <numerusform>%n record</numerusform>
        <numerusform>%n records</numerusform>
      </translation>
    </message>
    <message>
      <source>Address  {serving}</source>
      <translation>Address  {serving}</translation>
    </message>
    <message>
      <source>Code  {code}</source>
      <translation>Code  {code}</translation>
    </message>
  </context>
  <context>
    <name>ui.text.request_text</name>
    <message>
      <source>Request to DPS</source>
      <translation>Request to DPS</translation>
    </message>
    <message>
      <source>You are in training, but this request is real: write your own agency's data, not the training agency's. Nothing is sent by the program; you send the e-mail.</source>
      <translation>You are in training, but this request is real: write your own agency's data, not the training agency's. Nothing is sent by the program; you send the e-mail.</translation>
    </message>
    <message>
      <source>1 Agency</source>
      <translation>1 Agency</translation>
    </message>
    <message>
      <source>2 People</source>
      <translation>2 People</translation>
    </message>
    <message>
      <source>3 Logo</source>
      <translation>3 Logo</translation>
    </message>
    <message>
      <source>4 Officers</source>
      <translation>4 Officers</translation>
    </message>
    <message>
      <source>5 Changes</source>
      <translation>5 Changes</translation>
    </message>
    <message>
      <source>6 Send</source>
      <translation>6 Send</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>Next</translation>
    </message>
    <message>
      <source>What DPS needs</source>
      <translation>What DPS needs</translation>
    </message>
    <message>
      <source>In this step</source>
      <translation>In this step</translation>
    </message>
    <message>
      <source>What is left</source>
      <translation>What is left</translation>
    </message>
    <message>
      <source>✓ Nothing is left: save the e-mail</source>
      <translation>✓ Nothing is left: save the e-mail</translation>
    </message>
    <message>
      <source>New agency</source>
      <translation>New agency</translation>
    </message>
    <message>
      <source>Changes of our records</source>
      <translation>Changes of our records</translation>
    </message>
    <message>
      <source>This is the request of a</source>
      <translation>This is the request of a</translation>
    </message>
    <message>
      <source>Start over</source>
      <translation>Start over</translation>
    </message>
    <message>
      <source>Press it again and everything typed here is thrown away. Esc keeps it.</source>
      <translation>Press it again and everything typed here is thrown away. Esc keeps it.</translation>
    </message>
    <message>
      <source>Everything is empty again.</source>
      <translation>Everything is empty again.</translation>
    </message>
    <message>
      <source>Judiciary code (4 digits)</source>
      <translation>Judiciary code (4 digits)</translation>
    </message>
    <message>
      <source>Proper name, as it stands on the e-ticket</source>
      <translation>Proper name, as it stands on the e-ticket</translation>
    </message>
    <message>
      <source>Address</source>
      <translation>Address</translation>
    </message>
    <message>
      <source>Phone</source>
      <translation>Phone</translation>
    </message>
    <message>
      <source>ORI (if you know it)</source>
      <translation>ORI (if you know it)</translation>
    </message>
    <message>
      <source>Municipality (a town's or city's agency)</source>
      <translation>Municipality (a town's or city's agency)</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>Title</translation>
    </message>
    <message>
      <source>Legal name</source>
      <translation>Legal name</translation>
    </message>
    <message>
      <source>LEO number (5)</source>
      <translation>LEO number (5)</translation>
    </message>
    <message>
      <source>Note to DPS (may stay empty)</source>
      <translation>Note to DPS (may stay empty)</translation>
    </message>
    <message>
      <source>Agency</source>
      <translation>Agency</translation>
    </message>
    <message>
      <source>Head</source>
      <translation>Head</translation>
    </message>
    <message>
      <source>of Department, who authorizes the request</source>
      <translation>of Department, who authorizes the request</translation>
    </message>
    <message>
      <source>Point of Contact</source>
      <translation>Point of Contact</translation>
    </message>
    <message>
      <source>deals with DPS</source>
      <translation>deals with DPS</translation>
    </message>
    <message>
      <source>DPS makes the Agency record first, then the officers under it. The judiciary code is the Judicial Bureau's number of your agency.</source>
      <translation>DPS makes the Agency record first, then the officers under it. The judiciary code is the Judicial Bureau's number of your agency.</translation>
    </message>
    <message>
      <source>Fill in only what should change; an empty field means: as it is.</source>
      <translation>Fill in only what should change; an empty field means: as it is.</translation>
    </message>
    <message>
      <source>The logo stands in the header of warnings. Choose a PNG or JPEG file; it is cropped and made black and white as the printer needs it. Below is the header as it prints.</source>
      <translation>The logo stands in the header of warnings. Choose a PNG or JPEG file; it is cropped and made black and white as the printer needs it. Below is the header as it prints.</translation>
    </message>
    <message>
      <source>Choose a file</source>
      <translation>Choose a file</translation>
    </message>
    <message>
      <source>Pictures (*.png *.jpg *.jpeg)</source>
      <translation>Pictures (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
      <source>No logo is chosen. Warnings then begin with the agency's name alone.</source>
      <translation>No logo is chosen. Warnings then begin with the agency's name alone.</translation>
    </message>
    <message>
      <source>No logo</source>
      <translation>No logo</translation>
    </message>
    <message>
      <source>To make it darker or sharper, choose the file again.</source>
      <translation>To make it darker or sharper, choose the file again.</translation>
    </message>
    <message>
      <source>Dots</source>
      <translation>Dots</translation>
    </message>
    <message>
      <source>As fits</source>
      <translation>As fits</translation>
    </message>
    <message>
      <source>Sharp</source>
      <translation>Sharp</translation>
    </message>
    <message>
      <source>Shaded</source>
      <translation>Shaded</translation>
    </message>
    <message>
      <source>Darkness</source>
      <translation>Darkness</translation>
    </message>
    <message>
      <source>Inverted</source>
      <translation>Inverted</translation>
    </message>
    <message>
      <source>Black for white</source>
      <translation>Black for white</translation>
    </message>
    <message>
      <source>The header of a warning as it prints</source>
      <translation>The header of a warning as it prints</translation>
    </message>
    <message>
      <source>One row an officer, the Point of Contact too. Copy the rows of a spreadsheet and press F4: columns are found by their titles or by what is in them.</source>
      <translation>One row an officer, the Point of Contact too. Copy the rows of a spreadsheet and press F4: columns are found by their titles or by what is in them.</translation>
    </message>
    <message>
      <source>Job title as on the VCVC</source>
      <translation>Job title as on the VCVC</translation>
    </message>
    <message>
      <source>LEO number</source>
      <translation>LEO number</translation>
    </message>
    <message>
      <source>DPS username</source>
      <translation>DPS username</translation>
    </message>
    <message>
      <source>Paste a table</source>
      <translation>Paste a table</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Add</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Remove</translation>
    </message>
    <message>
      <source>There is no table on the clipboard. Mark the rows in your spreadsheet, copy them, then press F4 again.</source>
      <translation>There is no table on the clipboard. Mark the rows in your spreadsheet, copy them, then press F4 again.</translation>
    </message>
    <message>
      <source>Choose a row first.</source>
      <translation>Choose a row first.</translation>
    </message>
    <message>
      <source>A new agency has no records yet that could change. Choose “Changes of our records” in step 1 when it has.</source>
      <translation>A new agency has no records yet that could change. Choose “Changes of our records” in step 1 when it has.</translation>
    </message>
    <message>
      <source>Choose an officer, what changes and from which day; F5 puts it on the list.</source>
      <translation>Choose an officer, what changes and from which day; F5 puts it on the list.</translation>
    </message>
    <message>
      <source>On an enrolled laptop the officers of your agency stand here. In training, type the LEO number of the officer.</source>
      <translation>On an enrolled laptop the officers of your agency stand here. In training, type the LEO number of the officer.</translation>
    </message>
    <message>
      <source>Officers of the agency</source>
      <translation>Officers of the agency</translation>
    </message>
    <message>
      <source>What changes</source>
      <translation>What changes</translation>
    </message>
    <message>
      <source>Leaves</source>
      <translation>Leaves</translation>
    </message>
    <message>
      <source>First day of the new title</source>
      <translation>First day of the new title</translation>
    </message>
    <message>
      <source>First day there</source>
      <translation>First day there</translation>
    </message>
    <message>
      <source>Last day</source>
      <translation>Last day</translation>
    </message>
    <message>
      <source>New title, as on the VCVC</source>
      <translation>New title, as on the VCVC</translation>
    </message>
    <message>
      <source>Title there (if another)</source>
      <translation>Title there (if another)</translation>
    </message>
    <message>
      <source>Judiciary code of the other agency</source>
      <translation>Judiciary code of the other agency</translation>
    </message>
    <message>
      <source>Asked for</source>
      <translation>Asked for</translation>
    </message>
    <message>
      <source>Choose a change of the list first.</source>
      <translation>Choose a change of the list first.</translation>
    </message>
    <message>
      <source>This is what DPS gets. Save the e-mail, open it with a double click and send it; or copy the text into a mail and attach the attachment. Only the Head of Department's e-mail counts.</source>
      <translation>This is what DPS gets. Save the e-mail, open it with a double click and send it; or copy the text into a mail and attach the attachment. Only the Head of Department's e-mail counts.</translation>
    </message>
    <message>
      <source>E-mail address of DPS (on your letter from DPS)</source>
      <translation>E-mail address of DPS (on your letter from DPS)</translation>
    </message>
    <message>
      <source>Text of the e-mail</source>
      <translation>Text of the e-mail</translation>
    </message>
    <message>
      <source>Copy text</source>
      <translation>Copy text</translation>
    </message>
    <message>
      <source>Save attachment</source>
      <translation>Save attachment</translation>
    </message>
    <message>
      <source>Open mail program</source>
      <translation>Open mail program</translation>
    </message>
    <message>
      <source>Save e-mail</source>
      <translation>Save e-mail</translation>
    </message>
    <message>
      <source>The text is on the clipboard. Paste it into a mail, and attach the attachment (F6).</source>
      <translation>The text is on the clipboard. Paste it into a mail, and attach the attachment (F6).</translation>
    </message>
    <message>
      <source>E-mail (*.eml)</source>
      <translation>E-mail (*.eml)</translation>
    </message>
    <message>
      <source>Attachment (*.json)</source>
      <translation>Attachment (*.json)</translation>
    </message>
    <message>
      <source>The mail program opens with the text. Attach the attachment (F6) before you send it.</source>
      <translation>The mail program opens with the text. Attach the attachment (F6) before you send it.</translation>
    </message>
    <message>
      <source>No mail program answered on this laptop. Save the e-mail (F9) on a stick and send it from another computer.</source>
      <translation>No mail program answered on this laptop. Save the e-mail (F9) on a stick and send it from another computer.</translation>
    </message>
    <message>
      <source>Saved as {path}. Open it with a double click, look it over and send it to DPS.</source>
      <translation>Saved as {path}. Open it with a double click, look it over and send it to DPS.</translation>
    </message>
    <message>
      <source>Saved as {path}. Attach it to the e-mail.</source>
      <translation>Saved as {path}. Attach it to the e-mail.</translation>
    </message>
    <message>
      <source>{things} must be put right first; they stand at the right. A tap leads to the field.</source>
      <translation>{things} must be put right first; they stand at the right. A tap leads to the field.</translation>
    </message>
    <message numerus="yes">
      <source>%n things</source>
      <extracomment>For one: %n thing</extracomment>
      <translation>
        <numerusform>%n thing</numerusform>
        <numerusform>%n things</numerusform>
      </translation>
    </message>
    <message>
      <source>{officers} taken over.</source>
      <translation>{officers} taken over.</translation>
    </message>
    <message numerus="yes">
      <source>%n officers</source>
      <extracomment>For one: %n officer</extracomment>
      <translation>
        <numerusform>%n officer</numerusform>
        <numerusform>%n officers</numerusform>
      </translation>
    </message>
    <message>
      <source>And {remarks} more lines.</source>
      <translation>And {remarks} more lines.</translation>
    </message>
    <message>
      <source>{width} by {height} dots, sharp.</source>
      <translation>{width} by {height} dots, sharp.</translation>
    </message>
    <message>
      <source>{width} by {height} dots, shaded.</source>
      <translation>{width} by {height} dots, shaded.</translation>
    </message>
    <message>
      <source>✗ {words}: {blocking} to put right</source>
      <translation>✗ {words}: {blocking} to put right</translation>
    </message>
    <message>
      <source>! {words}: {warned} to look at</source>
      <translation>! {words}: {warned} to look at</translation>
    </message>
    <message>
      <source>no day</source>
      <translation>no day</translation>
    </message>
    <message>
      <source>title {title} from {day}</source>
      <translation>title {title} from {day}</translation>
    </message>
    <message>
      <source>to agency {agency} from {day}</source>
      <translation>to agency {agency} from {day}</translation>
    </message>
    <message>
      <source>leaves, last day {day}</source>
      <translation>leaves, last day {day}</translation>
    </message>
    <message>
      <source>ready to send</source>
      <translation>ready to send</translation>
    </message>
    <message>
      <source>{things} to put right</source>
      <translation>{things} to put right</translation>
    </message>
  </context>
  <context>
    <name>ui.text.scan_text</name>
    <message>
      <source>Test scan</source>
      <translation>Test scan</translation>
    </message>
    <message>
      <source>Scan the wide bar code on the back of a license now. What it says is not shown or kept.</source>
      <translation>Scan the wide bar code on the back of a license now. What it says is not shown or kept.</translation>
    </message>
    <message>
      <source>The scan appears here.</source>
      <translation>The scan appears here.</translation>
    </message>
    <message>
      <source>Field marks</source>
      <translation>Field marks</translation>
    </message>
    <message>
      <source>Setup sheet for</source>
      <translation>Setup sheet for</translation>
    </message>
    <message>
      <source>A setup sheet switches a scanner over by itself: print it, and scan its bar codes from top to bottom. Then Find sees the scanner, and no mark between the fields is lost.</source>
      <translation>A setup sheet switches a scanner over by itself: print it, and scan its bar codes from top to bottom. Then Find sees the scanner, and no mark between the fields is lost.</translation>
    </message>
    <message>
      <source>Save the setup sheet</source>
      <translation>Save the setup sheet</translation>
    </message>
    <message>
      <source>Choose the maker of the scanner first.</source>
      <translation>Choose the maker of the scanner first.</translation>
    </message>
    <message>
      <source>The marks between the fields are lost on the way: names and dates can run together. Switch the scanner over with the setup sheet of its maker; then it has a line of its own.</source>
      <translation>The marks between the fields are lost on the way: names and dates can run together. Switch the scanner over with the setup sheet of its maker; then it has a line of its own.</translation>
    </message>
    <message>
      <source>It reads well. As a keyboard it depends on where the cursor is; the setup sheet switches it over to a line of its own.</source>
      <translation>It reads well. As a keyboard it depends on where the cursor is; the setup sheet switches it over to a line of its own.</translation>
    </message>
    <message>
      <source>Everything arrived. The scanner is in order.</source>
      <translation>Everything arrived. The scanner is in order.</translation>
    </message>
    <message>
      <source>It reads. For the whole test scan the wide bar code on the back of a license.</source>
      <translation>It reads. For the whole test scan the wide bar code on the back of a license.</translation>
    </message>
    <message>
      <source>Something arrived that cannot be read.</source>
      <translation>Something arrived that cannot be read.</translation>
    </message>
    <message>
      <source>a line of its own</source>
      <translation>a line of its own</translation>
    </message>
    <message>
      <source>typed like a keyboard</source>
      <translation>typed like a keyboard</translation>
    </message>
    <message>
      <source>Saved: {path}. Print it or show it large, and scan its bar codes from top to bottom.</source>
      <translation>Saved: {path}. Print it or show it large, and scan its bar codes from top to bottom.</translation>
    </message>
    <message>
      <source>Scan {count}. Scan again as often as you like.</source>
      <translation>Scan {count}. Scan again as often as you like.</translation>
    </message>
    <message>
      <source>This mark between the fields arrived.</source>
      <translation>This mark between the fields arrived.</translation>
    </message>
    <message>
      <source>This mark between the fields did not arrive.</source>
      <translation>This mark between the fields did not arrive.</translation>
    </message>
    <message>
      <source>What</source>
      <translation>What</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Size</translation>
    </message>
    <message numerus="yes">
      <source>%n bytes</source>
      <extracomment>For one: %n byte</extracomment>
      <translation>
        <numerusform>%n byte</numerusform>
        <numerusform>%n bytes</numerusform>
      </translation>
    </message>
    <message>
      <source>not told</source>
      <translation>not told</translation>
    </message>
    <message>
      <source>Read in</source>
      <translation>Read in</translation>
    </message>
    <message>
      <source>{took_ms:.0f} ms</source>
      <translation>{took_ms:.0f} ms</translation>
    </message>
    <message>
      <source>Came by</source>
      <translation>Came by</translation>
    </message>
    <message>
      <source>Bar code</source>
      <translation>Bar code</translation>
    </message>
    <message>
      <source>{name} not used</source>
      <translation>{name} not used</translation>
    </message>
    <message>
      <source>Hold the wide bar code on the back of the license about 10 inches before the camera.</source>
      <translation>Hold the wide bar code on the back of the license about 10 inches before the camera.</translation>
    </message>
    <message>
      <source>The camera starts…</source>
      <translation>The camera starts…</translation>
    </message>
    <message>
      <source>What the camera sees</source>
      <translation>What the camera sees</translation>
    </message>
    <message>
      <source>Close the camera</source>
      <translation>Close the camera</translation>
    </message>
    <message>
      <source>The scanner listens. Scan the wide bar code on the back of the license, or press F3 again for the camera.</source>
      <translation>The scanner listens. Scan the wide bar code on the back of the license, or press F3 again for the camera.</translation>
    </message>
  </context>
  <context>
    <name>ui.text.screen_text</name>
    <message>
      <source>Scanned from the license.</source>
      <translation>Scanned from the license.</translation>
    </message>
    <message>
      <source>Scanned, but doubtful: compare it with the card.</source>
      <translation>Scanned, but doubtful: compare it with the card.</translation>
    </message>
    <message>
      <source>✓ Ready to issue</source>
      <translation>✓ Ready to issue</translation>
    </message>
    <message>
      <source>draft saved</source>
      <translation>draft saved</translation>
    </message>
    <message>
      <source>saving…</source>
      <translation>saving…</translation>
    </message>
    <message>
      <source>nothing written yet</source>
      <translation>nothing written yet</translation>
    </message>
    <message>
      <source>draft not saved</source>
      <translation>draft not saved</translation>
    </message>
    <message>
      <source>The scanner listens. Scan the wide bar code on the back of the license.</source>
      <translation>The scanner listens. Scan the wide bar code on the back of the license.</translation>
    </message>
    <message>
      <source>No scanner is connected. Choose a picture of the license, or type the fields.</source>
      <translation>No scanner is connected. Choose a picture of the license, or type the fields.</translation>
    </message>
    <message>
      <source>Issuing…</source>
      <translation>Issuing…</translation>
    </message>
    <message>
      <source>Printing…</source>
      <translation>Printing…</translation>
    </message>
    <message>
      <source>No print is owed.</source>
      <translation>No print is owed.</translation>
    </message>
    <message>
      <source>Noted: you saw that the whole ticket came out. It is owed no more.</source>
      <translation>Noted: you saw that the whole ticket came out. It is owed no more.</translation>
    </message>
    <message>
      <source>Did the whole ticket come out?</source>
      <translation>Did the whole ticket come out?</translation>
    </message>
    <message>
      <source>Print owed</source>
      <translation>Print owed</translation>
    </message>
    <message>
      <source>Cancel print</source>
      <translation>Cancel print</translation>
    </message>
    <message>
      <source>Screen dark. The draft is kept.
Press any key to go on.</source>
      <translation>Screen dark. The draft is kept.
Press any key to go on.</translation>
    </message>
    <message>
      <source>What will print</source>
      <translation>What will print</translation>
    </message>
    <message>
      <source>What prints again</source>
      <translation>What prints again</translation>
    </message>
    <message>
      <source>Alt + number</source>
      <translation>Alt + number</translation>
    </message>
    <message>
      <source>Just issued</source>
      <translation>Just issued</translation>
    </message>
    <message>
      <source>Scan the license, or start to type.</source>
      <translation>Scan the license, or start to type.</translation>
    </message>
    <message>
      <source>The paper appears here as you write.</source>
      <translation>The paper appears here as you write.</translation>
    </message>
    <message>
      <source>Esc closes. Arrow keys and Page Down move.</source>
      <translation>Esc closes. Arrow keys and Page Down move.</translation>
    </message>
    <message>
      <source>Nothing is written since the last stop. Begin the next one.</source>
      <translation>Nothing is written since the last stop. Begin the next one.</translation>
    </message>
    <message>
      <source>This correction is not issued. Press F2 again to drop it; the ticket stays as it was. Esc keeps the correction.</source>
      <translation>This correction is not issued. Press F2 again to drop it; the ticket stays as it was. Esc keeps the correction.</translation>
    </message>
    <message>
      <source>This stop is not issued. Press F2 again to throw it away, Esc to keep it.</source>
      <translation>This stop is not issued. Press F2 again to throw it away, Esc to keep it.</translation>
    </message>
    <message>
      <source>This correction is not issued yet. Go on, or press F2 for a new stop.</source>
      <translation>This correction is not issued yet. Go on, or press F2 for a new stop.</translation>
    </message>
    <message>
      <source>This is the stop you had not issued. Go on, or press F2 for a new one.</source>
      <translation>This is the stop you had not issued. Go on, or press F2 for a new one.</translation>
    </message>
    <message>
      <source>scanned {state}
{kind}
{took_ms:.0f} ms</source>
      <translation>scanned {state}
{kind}
{took_ms:.0f} ms</translation>
    </message>
    <message>
      <source>license</source>
      <translation>license</translation>
    </message>
    <message>
      <source>{mph} over</source>
      <translation>{mph} over</translation>
    </message>
    <message>
      <source>{count} points</source>
      <translation>{count} points</translation>
    </message>
    <message>
      <source>Warning: nothing to pay, no points</source>
      <translation>Warning: nothing to pay, no points</translation>
    </message>
    <message>
      <source>Notice of violation: for the county Diversion Program, nothing to pay to the court</source>
      <translation>Notice of violation: for the county Diversion Program, nothing to pay to the court</translation>
    </message>
    <message>
      <source>points not known</source>
      <translation>points not known</translation>
    </message>
    <message numerus="yes">
      <source>%n points</source>
      <extracomment>For one: %n point</extracomment>
      <translation>
        <numerusform>%n point</numerusform>
        <numerusform>%n points</numerusform>
      </translation>
    </message>
    <message>
      <source>{points}  ·  waiver not known yet</source>
      <translation>{points}  ·  waiver not known yet</translation>
    </message>
    <message>
      <source>provisional table</source>
      <translation>provisional table</translation>
    </message>
    <message>
      <source>waiver {total} = {sum}</source>
      <translation>waiver {total} = {sum}</translation>
    </message>
    <message>
      <source>provisional</source>
      <translation>provisional</translation>
    </message>
    <message>
      <source>new</source>
      <translation>new</translation>
    </message>
    <message>
      <source>Warning</source>
      <translation>Warning</translation>
    </message>
    <message>
      <source>Notice</source>
      <translation>Notice</translation>
    </message>
    <message>
      <source>No
ticket</source>
      <translation>No
ticket</translation>
    </message>
    <message>
      <source>{kind}
{at} of {count}</source>
      <translation>{kind}
{at} of {count}</translation>
    </message>
    <message>
      <source>Violation</source>
      <translation>Violation</translation>
    </message>
    <message>
      <source>and {count} more to look at</source>
      <translation>and {count} more to look at</translation>
    </message>
    <message>
      <source>and {count} more, top to bottom</source>
      <translation>and {count} more, top to bottom</translation>
    </message>
    <message>
      <source>! {prints} owed</source>
      <translation>! {prints} owed</translation>
    </message>
    <message numerus="yes">
      <source>%n prints</source>
      <extracomment>For one: %n print</extracomment>
      <translation>
        <numerusform>%n print</numerusform>
        <numerusform>%n prints</numerusform>
      </translation>
    </message>
    <message>
      <source>DPS has received it; the signed receipt is stored.</source>
      <translation>DPS has received it; the signed receipt is stored.</translation>
    </message>
    <message>
      <source>DPS has received all of them; the signed receipts are stored.</source>
      <translation>DPS has received all of them; the signed receipts are stored.</translation>
    </message>
    <message>
      <source>{said} {again_key} prints it.</source>
      <translation>{said} {again_key} prints it.</translation>
    </message>
    <message>
      <source>{said} If it is not whole, F5 prints it again.</source>
      <translation>{said} If it is not whole, F5 prints it again.</translation>
    </message>
    <message>
      <source>Alt+Y: {yes}. {again_key}: {no}.</source>
      <translation>Alt+Y: {yes}. {again_key}: {no}.</translation>
    </message>
    <message>
      <source>Yes, it is whole</source>
      <translation>Yes, it is whole</translation>
    </message>
    <message>
      <source>No, print again</source>
      <translation>No, print again</translation>
    </message>
    <message>
      <source>It did come out whole</source>
      <translation>It did come out whole</translation>
    </message>
    <message>
      <source>Print again</source>
      <translation>Print again</translation>
    </message>
    <message>
      <source>Not issued. {reason}</source>
      <translation>Not issued. {reason}</translation>
    </message>
    <message>
      <source>Day</source>
      <translation>Day</translation>
    </message>
    <message>
      <source>Night</source>
      <translation>Night</translation>
    </message>
    <message>
      <source>Sun</source>
      <translation>Sun</translation>
    </message>
    <message>
      <source>Link not known yet</source>
      <translation>Link not known yet</translation>
    </message>
    <message>
      <source>Offline since {clock_time}</source>
      <translation>Offline since {clock_time}</translation>
    </message>
    <message>
      <source>LEO {leo_number}</source>
      <translation>LEO {leo_number}</translation>
    </message>
    <message>
      <source>The screen locks after {minutes} idle minutes.</source>
      <translation>The screen locks after {minutes} idle minutes.</translation>
    </message>
    <message>
      <source>The screen locks never.</source>
      <translation>The screen locks never.</translation>
    </message>
    <message>
      <source>Table of charges and amounts: {version}, in force since {day:%m/%d/%Y}, provisional.</source>
      <translation>Table of charges and amounts: {version}, in force since {day:%m/%d/%Y}, provisional.</translation>
    </message>
    <message>
      <source>Table of charges and amounts: {version}, in force since {day:%m/%d/%Y}.</source>
      <translation>Table of charges and amounts: {version}, in force since {day:%m/%d/%Y}.</translation>
    </message>
    <message>
      <source>Tickets are due at DPS within {hours}.</source>
      <translation>Tickets are due at DPS within {hours}.</translation>
    </message>
    <message numerus="yes">
      <source>%n hours</source>
      <extracomment>For one: %n hour</extracomment>
      <translation>
        <numerusform>%n hour</numerusform>
        <numerusform>%n hours</numerusform>
      </translation>
    </message>
    <message>
      <source>Copies for the defendant: {defendant_copies}.</source>
      <translation>Copies for the defendant: {defendant_copies}.</translation>
    </message>
    <message>
      <source>Print owed. {reason}</source>
      <translation>Print owed. {reason}</translation>
    </message>
  </context>
  <context>
    <name>ui.text.settings_words</name>
    <message>
      <source>Remove</source>
      <translation>Remove</translation>
    </message>
    <message>
      <source>Favorites</source>
      <translation>Favorites</translation>
    </message>
    <message>
      <source>Move to the top</source>
      <translation>Move to the top</translation>
    </message>
    <message>
      <source>Move to the top of favorites</source>
      <translation>Move to the top of favorites</translation>
    </message>
    <message>
      <source>Shortcuts</source>
      <translation>Shortcuts</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Settings</translation>
    </message>
    <message>
      <source>Test it</source>
      <translation>Test it</translation>
    </message>
    <message>
      <source>Keep it</source>
      <translation>Keep it</translation>
    </message>
    <message>
      <source>Link</source>
      <translation>Link</translation>
    </message>
    <message>
      <source>Proof</source>
      <translation>Proof</translation>
    </message>
    <message>
      <source>Officers</source>
      <translation>Officers</translation>
    </message>
    <message>
      <source>Section</source>
      <translation>Section</translation>
    </message>
    <message>
      <source>Colors (F12 anywhere)</source>
      <translation>Colors (F12 anywhere)</translation>
    </message>
    <message>
      <source>Add a favorite</source>
      <translation>Add a favorite</translation>
    </message>
    <message>
      <source>Remove it</source>
      <translation>Remove it</translation>
    </message>
    <message>
      <source>Next colors</source>
      <translation>Next colors</translation>
    </message>
    <message>
      <source>Looks</source>
      <translation>Looks</translation>
    </message>
    <message>
      <source>Favorite charges</source>
      <translation>Favorite charges</translation>
    </message>
    <message>
      <source>Set by your agency</source>
      <translation>Set by your agency</translation>
    </message>
  </context>
  <context>
    <name>ui.text.stop_text</name>
    <message>
      <source>An amendment cannot change this. Void this ticket and reissue it instead.</source>
      <translation>An amendment cannot change this. Void this ticket and reissue it instead.</translation>
    </message>
    <message>
      <source>This corrects one ticket, which has one charge. Copy the ticket for another charge.</source>
      <translation>This corrects one ticket, which has one charge. Copy the ticket for another charge.</translation>
    </message>
    <message>
      <source>or last, first middle</source>
      <translation>or last, first middle</translation>
    </message>
    <message>
      <source>or street, town VT 05602</source>
      <translation>or street, town VT 05602</translation>
    </message>
    <message>
      <source>No charge fits. Try another word, the section, or a speed like 49/35.</source>
      <translation>No charge fits. Try another word, the section, or a speed like 49/35.</translation>
    </message>
    <message>
      <source>No town fits. Type the first letters of its name.</source>
      <translation>No town fits. Type the first letters of its name.</translation>
    </message>
    <message>
      <source>★ favorite</source>
      <translation>★ favorite</translation>
    </message>
    <message>
      <source>☆ Favorite</source>
      <translation>☆ Favorite</translation>
    </message>
    <message>
      <source>★ Favorite</source>
      <translation>★ Favorite</translation>
    </message>
    <message>
      <source>No ticket comes of this stop: it is recorded for the stop data. F6 begins a ticket.</source>
      <translation>No ticket comes of this stop: it is recorded for the stop data. F6 begins a ticket.</translation>
    </message>
    <message>
      <source>Nothing prints: no ticket comes of this stop.</source>
      <translation>Nothing prints: no ticket comes of this stop.</translation>
    </message>
    <message>
      <source>Recorded for the stop data. No ticket was issued and no number was used.</source>
      <translation>Recorded for the stop data. No ticket was issued and no number was used.</translation>
    </message>
    <message>
      <source>Just recorded</source>
      <translation>Just recorded</translation>
    </message>
    <message>
      <source>No ticket</source>
      <translation>No ticket</translation>
    </message>
    <message>
      <source>Never printed,
never sent</source>
      <translation>Never printed,
never sent</translation>
    </message>
    <message>
      <source>Copied for
the same stop</source>
      <translation>Copied for
the same stop</translation>
    </message>
    <message>
      <source>Asked once
for the stop</source>
      <translation>Asked once
for the stop</translation>
    </message>
    <message>
      <source>Choose the reason of the correction; DPS and the court read it.</source>
      <translation>Choose the reason of the correction; DPS and the court read it.</translation>
    </message>
    <message>
      <source>Choose the reason of the correction; it stands in the history.</source>
      <translation>Choose the reason of the correction; it stands in the history.</translation>
    </message>
    <message>
      <source>Say the reason of the correction in a few words.</source>
      <translation>Say the reason of the correction in a few words.</translation>
    </message>
    <message>
      <source>Secretary of
State or DMV</source>
      <translation>Secretary of
State or DMV</translation>
    </message>
    <message>
      <source>Registration
certificate</source>
      <translation>Registration
certificate</translation>
    </message>
    <message>
      <source>Home juris-
diction</source>
      <translation>Home juris-
diction</translation>
    </message>
    <message>
      <source>State</source>
      <translation>State</translation>
    </message>
    <message>
      <source>Local</source>
      <translation>Local</translation>
    </message>
    <message>
      <source>Inter-
state</source>
      <translation>Inter-
state</translation>
    </message>
    <message>
      <source>Issue amendment</source>
      <translation>Issue amendment</translation>
    </message>
    <message>
      <source>Void and reissue</source>
      <translation>Void and reissue</translation>
    </message>
    <message>
      <source>✓ Issued</source>
      <translation>✓ Issued</translation>
    </message>
    <message>
      <source>✓ Amended</source>
      <translation>✓ Amended</translation>
    </message>
    <message>
      <source>✓ Reissued</source>
      <translation>✓ Reissued</translation>
    </message>
    <message>
      <source>shortcut {words}</source>
      <translation>shortcut {words}</translation>
    </message>
    <message>
      <source>scanned {state}</source>
      <translation>scanned {state}</translation>
    </message>
    <message>
      <source>Charge</source>
      <translation>Charge</translation>
    </message>
    <message>
      <source>Charge  ·  {authority}</source>
      <translation>Charge  ·  {authority}</translation>
    </message>
    <message>
      <source>Charge  ·  {authority}, paid to {payee}</source>
      <translation>Charge  ·  {authority}, paid to {payee}</translation>
    </message>
    <message>
      <source>Alt+A  Charge {statute} instead</source>
      <translation>Alt+A  Charge {statute} instead</translation>
    </message>
    <message>
      <source>Record the stop</source>
      <translation>Record the stop</translation>
    </message>
    <message>
      <source>Issue and print</source>
      <translation>Issue and print</translation>
    </message>
    <message>
      <source>Ticket instead</source>
      <translation>Ticket instead</translation>
    </message>
    <message>
      <source>Warn instead</source>
      <translation>Warn instead</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Remove</translation>
    </message>
    <message>
      <source>Amend {number}</source>
      <translation>Amend {number}</translation>
    </message>
    <message>
      <source>Reissue {number}</source>
      <translation>Reissue {number}</translation>
    </message>
    <message>
      <source>Stop · {at}</source>
      <translation>Stop · {at}</translation>
    </message>
    <message>
      <source>Voiding {number} and writing it anew under the next number. Both are kept.</source>
      <translation>Voiding {number} and writing it anew under the next number. Both are kept.</translation>
    </message>
    <message>
      <source>Amending {number}, version {seq}. What you issue now replaces it.</source>
      <translation>Amending {number}, version {seq}. What you issue now replaces it.</translation>
    </message>
    <message>
      <source>organization</source>
      <translation>organization</translation>
    </message>
    <message>
      <source>parent</source>
      <translation>parent</translation>
    </message>
    <message>
      <source>ID</source>
      <translation>ID</translation>
    </message>
    <message>
      <source>crash</source>
      <translation>crash</translation>
    </message>
    <message>
      <source>scene</source>
      <translation>scene</translation>
    </message>
    <message>
      <source>notes</source>
      <translation>notes</translation>
    </message>
    <message>
      <source>outcome</source>
      <translation>outcome</translation>
    </message>
    <message>
      <source>✓ Recorded</source>
      <translation>✓ Recorded</translation>
    </message>
    <message>
      <source>Queued for DPS: due within {hours} h. It goes out by itself.</source>
      <translation>Queued for DPS: due within {hours} h. It goes out by itself.</translation>
    </message>
    <message>
      <source>{notices} of violation: bring or mail it to the county Diversion Program; it is not sent to the court. Tickets reminds you.</source>
      <translation>{notices} of violation: bring or mail it to the county Diversion Program; it is not sent to the court. Tickets reminds you.</translation>
    </message>
    <message numerus="yes">
      <source>%n notices</source>
      <extracomment>For one: %n notice</extracomment>
      <translation>
        <numerusform>%n notice</numerusform>
        <numerusform>%n notices</numerusform>
      </translation>
    </message>
    <message>
      <source>Warnings are kept on this laptop; they are not sent to the court.</source>
      <translation>Warnings are kept on this laptop; they are not sent to the court.</translation>
    </message>
    <message>
      <source>Ticket {words}</source>
      <translation>Ticket {words}</translation>
    </message>
    <message>
      <source>{name} County</source>
      <translation>{name} County</translation>
    </message>
    <message>
      <source>{town}, {county} County</source>
      <translation>{town}, {county} County</translation>
    </message>
  </context>
  <context>
    <name>ui.text.stop_words</name>
    <message>
      <source>Driver</source>
      <translation>Driver</translation>
    </message>
    <message>
      <source>Vehicle</source>
      <translation>Vehicle</translation>
    </message>
    <message>
      <source>Location</source>
      <translation>Location</translation>
    </message>
    <message>
      <source>Stop data</source>
      <translation>Stop data</translation>
    </message>
    <message>
      <source>More
Alt+M</source>
      <translation>More
Alt+M</translation>
    </message>
    <message>
      <source>More details of the stop</source>
      <translation>More details of the stop</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>Reason</translation>
    </message>
    <message>
      <source>Show the reason</source>
      <translation>Show the reason</translation>
    </message>
    <message>
      <source>In a few words</source>
      <translation>In a few words</translation>
    </message>
    <message>
      <source>Reason in a few words</source>
      <translation>Reason in a few words</translation>
    </message>
    <message>
      <source>Correction</source>
      <translation>Correction</translation>
    </message>
    <message>
      <source>Show the stop data</source>
      <translation>Show the stop data</translation>
    </message>
    <message>
      <source>Reason of the correction</source>
      <translation>Reason of the correction</translation>
    </message>
    <message>
      <source>Last name</source>
      <translation>Last name</translation>
    </message>
    <message>
      <source>First name</source>
      <translation>First name</translation>
    </message>
    <message>
      <source>Middle</source>
      <translation>Middle</translation>
    </message>
    <message>
      <source>Middle name</source>
      <translation>Middle name</translation>
    </message>
    <message>
      <source>Suffix</source>
      <translation>Suffix</translation>
    </message>
    <message>
      <source>Born</source>
      <translation>Born</translation>
    </message>
    <message>
      <source>Date of birth</source>
      <translation>Date of birth</translation>
    </message>
    <message>
      <source>Sex</source>
      <translation>Sex</translation>
    </message>
    <message>
      <source>Mailing address</source>
      <translation>Mailing address</translation>
    </message>
    <message>
      <source>Town</source>
      <translation>Town</translation>
    </message>
    <message>
      <source>Town of the address</source>
      <translation>Town of the address</translation>
    </message>
    <message>
      <source>State</source>
      <translation>State</translation>
    </message>
    <message>
      <source>State of the address</source>
      <translation>State of the address</translation>
    </message>
    <message>
      <source>Asked at the window</source>
      <translation>Asked at the window</translation>
    </message>
    <message>
      <source>License</source>
      <translation>License</translation>
    </message>
    <message>
      <source>License number</source>
      <translation>License number</translation>
    </message>
    <message>
      <source>State of the license</source>
      <translation>State of the license</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>Class</translation>
    </message>
    <message>
      <source>License class</source>
      <translation>License class</translation>
    </message>
    <message>
      <source>Expires</source>
      <translation>Expires</translation>
    </message>
    <message>
      <source>License expires</source>
      <translation>License expires</translation>
    </message>
    <message>
      <source>Commercial license</source>
      <translation>Commercial license</translation>
    </message>
    <message>
      <source>Active military duty</source>
      <translation>Active military duty</translation>
    </message>
    <message>
      <source>Plate</source>
      <translation>Plate</translation>
    </message>
    <message>
      <source>State of the plate</source>
      <translation>State of the plate</translation>
    </message>
    <message>
      <source>Year</source>
      <translation>Year</translation>
    </message>
    <message>
      <source>Model year</source>
      <translation>Model year</translation>
    </message>
    <message>
      <source>Make</source>
      <translation>Make</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>Model</translation>
    </message>
    <message>
      <source>Color</source>
      <translation>Color</translation>
    </message>
    <message>
      <source>Vehicle identification number</source>
      <translation>Vehicle identification number</translation>
    </message>
    <message>
      <source>Use</source>
      <translation>Use</translation>
    </message>
    <message>
      <source>Use of the vehicle</source>
      <translation>Use of the vehicle</translation>
    </message>
    <message>
      <source>Town where it happened</source>
      <translation>Town where it happened</translation>
    </message>
    <message>
      <source>Highway</source>
      <translation>Highway</translation>
    </message>
    <message>
      <source>Where</source>
      <translation>Where</translation>
    </message>
    <message>
      <source>Dir</source>
      <translation>Dir</translation>
    </message>
    <message>
      <source>Direction of travel</source>
      <translation>Direction of travel</translation>
    </message>
    <message>
      <source>When</source>
      <translation>When</translation>
    </message>
    <message>
      <source>Date and time</source>
      <translation>Date and time</translation>
    </message>
    <message>
      <source>Charge</source>
      <translation>Charge</translation>
    </message>
    <message>
      <source>Speed</source>
      <translation>Speed</translation>
    </message>
    <message>
      <source>Speed in mph</source>
      <translation>Speed in mph</translation>
    </message>
    <message>
      <source>Limit</source>
      <translation>Limit</translation>
    </message>
    <message>
      <source>Speed limit in mph</source>
      <translation>Speed limit in mph</translation>
    </message>
    <message>
      <source>How</source>
      <translation>How</translation>
    </message>
    <message>
      <source>How the speed was measured</source>
      <translation>How the speed was measured</translation>
    </message>
    <message>
      <source>Base $</source>
      <translation>Base $</translation>
    </message>
    <message>
      <source>Base penalty in dollars</source>
      <translation>Base penalty in dollars</translation>
    </message>
    <message>
      <source>Ordinance</source>
      <translation>Ordinance</translation>
    </message>
    <message>
      <source>Ordinance and its section</source>
      <translation>Ordinance and its section</translation>
    </message>
    <message>
      <source>Full $</source>
      <translation>Full $</translation>
    </message>
    <message>
      <source>Full penalty in dollars</source>
      <translation>Full penalty in dollars</translation>
    </message>
    <message>
      <source>Waiver $</source>
      <translation>Waiver $</translation>
    </message>
    <message>
      <source>Waiver penalty in dollars</source>
      <translation>Waiver penalty in dollars</translation>
    </message>
    <message>
      <source>Facts</source>
      <translation>Facts</translation>
    </message>
    <message>
      <source>Zone</source>
      <translation>Zone</translation>
    </message>
    <message>
      <source>What came of the stop</source>
      <translation>What came of the stop</translation>
    </message>
    <message>
      <source>Driver's age</source>
      <translation>Driver's age</translation>
    </message>
    <message>
      <source>Race as you perceive it</source>
      <translation>Race as you perceive it</translation>
    </message>
    <message>
      <source>Perceived race</source>
      <translation>Perceived race</translation>
    </message>
    <message>
      <source>Gender</source>
      <translation>Gender</translation>
    </message>
    <message>
      <source>Reason for the stop</source>
      <translation>Reason for the stop</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Search</translation>
    </message>
    <message>
      <source>Contraband</source>
      <translation>Contraband</translation>
    </message>
    <message>
      <source>Evidence found</source>
      <translation>Evidence found</translation>
    </message>
    <message>
      <source>Force used or threatened</source>
      <translation>Force used or threatened</translation>
    </message>
    <message>
      <source>Kind of force</source>
      <translation>Kind of force</translation>
    </message>
    <message>
      <source>Who is charged</source>
      <translation>Who is charged</translation>
    </message>
    <message>
      <source>Organization</source>
      <translation>Organization</translation>
    </message>
    <message>
      <source>Where its address came from</source>
      <translation>Where its address came from</translation>
    </message>
    <message>
      <source>Its mailing address</source>
      <translation>Its mailing address</translation>
    </message>
    <message>
      <source>Mailing address of the organization</source>
      <translation>Mailing address of the organization</translation>
    </message>
    <message>
      <source>Town of the organization</source>
      <translation>Town of the organization</translation>
    </message>
    <message>
      <source>State of the organization</source>
      <translation>State of the organization</translation>
    </message>
    <message>
      <source>ZIP of the organization</source>
      <translation>ZIP of the organization</translation>
    </message>
    <message>
      <source>Parent or guardian, under 18</source>
      <translation>Parent or guardian, under 18</translation>
    </message>
    <message>
      <source>Their address, if not the driver's</source>
      <translation>Their address, if not the driver's</translation>
    </message>
    <message>
      <source>Address of the parent or guardian</source>
      <translation>Address of the parent or guardian</translation>
    </message>
    <message>
      <source>Personal ID, if no license</source>
      <translation>Personal ID, if no license</translation>
    </message>
    <message>
      <source>Personal identifying number</source>
      <translation>Personal identifying number</translation>
    </message>
    <message>
      <source>Height</source>
      <translation>Height</translation>
    </message>
    <message>
      <source>Height in feet and inches</source>
      <translation>Height in feet and inches</translation>
    </message>
    <message>
      <source>Weight</source>
      <translation>Weight</translation>
    </message>
    <message>
      <source>Weight in pounds</source>
      <translation>Weight in pounds</translation>
    </message>
    <message>
      <source>Eyes</source>
      <translation>Eyes</translation>
    </message>
    <message>
      <source>Color of the eyes</source>
      <translation>Color of the eyes</translation>
    </message>
    <message>
      <source>Hair</source>
      <translation>Hair</translation>
    </message>
    <message>
      <source>Color of the hair</source>
      <translation>Color of the hair</translation>
    </message>
    <message>
      <source>Weather</source>
      <translation>Weather</translation>
    </message>
    <message>
      <source>Mile marker</source>
      <translation>Mile marker</translation>
    </message>
    <message>
      <source>Road</source>
      <translation>Road</translation>
    </message>
    <message>
      <source>Road surface</source>
      <translation>Road surface</translation>
    </message>
    <message>
      <source>Crash</source>
      <translation>Crash</translation>
    </message>
    <message>
      <source>Crash at the scene</source>
      <translation>Crash at the scene</translation>
    </message>
    <message>
      <source>Also came of this stop</source>
      <translation>Also came of this stop</translation>
    </message>
    <message>
      <source>Your notes</source>
      <translation>Your notes</translation>
    </message>
    <message>
      <source>Notes for yourself</source>
      <translation>Notes for yourself</translation>
    </message>
    <message>
      <source>Commer-
cial</source>
      <translation>Commer-
cial</translation>
    </message>
    <message>
      <source>Haz-
mat</source>
      <translation>Haz-
mat</translation>
    </message>
    <message>
      <source>Work
zone</source>
      <translation>Work
zone</translation>
    </message>
    <message>
      <source>School
zone</source>
      <translation>School
zone</translation>
    </message>
    <message>
      <source>Workers
here</source>
      <translation>Workers
here</translation>
    </message>
    <message>
      <source>phone, 1095 or 49/35</source>
      <translation>phone, 1095 or 49/35</translation>
    </message>
    <message>
      <source>Address is right</source>
      <translation>Address is right</translation>
    </message>
    <message>
      <source>Mailing address confirmed</source>
      <translation>Mailing address confirmed</translation>
    </message>
    <message>
      <source>No</source>
      <translation>No</translation>
    </message>
    <message>
      <source>Yes</source>
      <translation>Yes</translation>
    </message>
    <message>
      <source>Not
known</source>
      <translation>Not
known</translation>
    </message>
    <message>
      <source>The driver</source>
      <translation>The driver</translation>
    </message>
    <message>
      <source>An organization</source>
      <translation>An organization</translation>
    </message>
    <message>
      <source>Back
Alt+M</source>
      <translation>Back
Alt+M</translation>
    </message>
    <message>
      <source>Back to the stop</source>
      <translation>Back to the stop</translation>
    </message>
    <message>
      <source>Defendant</source>
      <translation>Defendant</translation>
    </message>
    <message>
      <source>Person</source>
      <translation>Person</translation>
    </message>
    <message>
      <source>Scene</source>
      <translation>Scene</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>Notes</translation>
    </message>
    <message>
      <source>Before you issue</source>
      <translation>Before you issue</translation>
    </message>
    <message>
      <source>The stop</source>
      <translation>The stop</translation>
    </message>
    <message>
      <source>New stop</source>
      <translation>New stop</translation>
    </message>
    <message>
      <source>Scan</source>
      <translation>Scan</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Picture</translation>
    </message>
    <message>
      <source>Add violation</source>
      <translation>Add violation</translation>
    </message>
    <message>
      <source>Warn instead</source>
      <translation>Warn instead</translation>
    </message>
    <message>
      <source>See paper</source>
      <translation>See paper</translation>
    </message>
    <message>
      <source>Issue and print</source>
      <translation>Issue and print</translation>
    </message>
    <message>
      <source>The preview could not be made. What you wrote is kept.</source>
      <translation>The preview could not be made. What you wrote is kept.</translation>
    </message>
    <message>
      <source>Violation</source>
      <translation>Violation</translation>
    </message>
    <message>
      <source>Favorite charge</source>
      <translation>Favorite charge</translation>
    </message>
    <message>
      <source>Remove the violation</source>
      <translation>Remove the violation</translation>
    </message>
    <message>
      <source>Limit set by</source>
      <translation>Limit set by</translation>
    </message>
  </context>
  <context>
    <name>ui.text.ticket_words</name>
    <message>
      <source>Print it</source>
      <translation>Print it</translation>
    </message>
    <message>
      <source>Yes, it is whole</source>
      <translation>Yes, it is whole</translation>
    </message>
    <message>
      <source>Mend it</source>
      <translation>Mend it</translation>
    </message>
    <message>
      <source>Amend it</source>
      <translation>Amend it</translation>
    </message>
    <message>
      <source>Send again</source>
      <translation>Send again</translation>
    </message>
    <message>
      <source>Give the reason</source>
      <translation>Give the reason</translation>
    </message>
    <message>
      <source>Proof was shown</source>
      <translation>Proof was shown</translation>
    </message>
    <message>
      <source>Handed over</source>
      <translation>Handed over</translation>
    </message>
    <message>
      <source>Number</source>
      <translation>Number</translation>
    </message>
    <message>
      <source>Issued</source>
      <translation>Issued</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Charge</source>
      <translation>Charge</translation>
    </message>
    <message>
      <source>Plate</source>
      <translation>Plate</translation>
    </message>
    <message>
      <source>Legal</source>
      <translation>Legal</translation>
    </message>
    <message>
      <source>Delivery</source>
      <translation>Delivery</translation>
    </message>
    <message>
      <source>Print</source>
      <translation>Print</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Review</translation>
    </message>
    <message>
      <source>Officer</source>
      <translation>Officer</translation>
    </message>
    <message>
      <source>Complaint</source>
      <translation>Complaint</translation>
    </message>
    <message>
      <source>Warning</source>
      <translation>Warning</translation>
    </message>
    <message>
      <source>Diversion</source>
      <translation>Diversion</translation>
    </message>
    <message>
      <source>Amended</source>
      <translation>Amended</translation>
    </message>
    <message>
      <source>Voided</source>
      <translation>Voided</translation>
    </message>
    <message>
      <source>Queued</source>
      <translation>Queued</translation>
    </message>
    <message>
      <source>Sent</source>
      <translation>Sent</translation>
    </message>
    <message>
      <source>Received</source>
      <translation>Received</translation>
    </message>
    <message>
      <source>Refused</source>
      <translation>Refused</translation>
    </message>
    <message>
      <source>Held</source>
      <translation>Held</translation>
    </message>
    <message>
      <source>Kept</source>
      <translation>Kept</translation>
    </message>
    <message>
      <source>To hand
over</source>
      <translation>To hand
over</translation>
    </message>
    <message>
      <source>Handed
over</source>
      <translation>Handed
over</translation>
    </message>
    <message>
      <source>Un-
reviewed</source>
      <translation>Un-
reviewed</translation>
    </message>
    <message>
      <source>Unreviewed</source>
      <translation>Unreviewed</translation>
    </message>
    <message>
      <source>Reviewed</source>
      <translation>Reviewed</translation>
    </message>
    <message>
      <source>Returned</source>
      <translation>Returned</translation>
    </message>
    <message>
      <source>48 hours</source>
      <translation>48 hours</translation>
    </message>
    <message>
      <source>7 days</source>
      <translation>7 days</translation>
    </message>
    <message>
      <source>30 days</source>
      <translation>30 days</translation>
    </message>
    <message>
      <source>Print
owed</source>
      <translation>Print
owed</translation>
    </message>
    <message>
      <source>Proof
open</source>
      <translation>Proof
open</translation>
    </message>
    <message>
      <source>Mine</source>
      <translation>Mine</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>Kind</translation>
    </message>
    <message>
      <source>Issued in the last</source>
      <translation>Issued in the last</translation>
    </message>
    <message>
      <source>Only</source>
      <translation>Only</translation>
    </message>
    <message>
      <source>Received late</source>
      <translation>Received late</translation>
    </message>
    <message>
      <source>All</source>
      <translation>All</translation>
    </message>
    <message>
      <source>Needs you</source>
      <translation>Needs you</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>Waiting</translation>
    </message>
    <message>
      <source>On a stick</source>
      <translation>On a stick</translation>
    </message>
    <message>
      <source>Delivered</source>
      <translation>Delivered</translation>
    </message>
    <message>
      <source>Outbox</source>
      <translation>Outbox</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Show</translation>
    </message>
    <message>
      <source>Delivered and kept</source>
      <translation>Delivered and kept</translation>
    </message>
    <message>
      <source>Try now</source>
      <translation>Try now</translation>
    </message>
    <message>
      <source>Late reason</source>
      <translation>Late reason</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Open</translation>
    </message>
    <message>
      <source>English only</source>
      <translation>English only</translation>
    </message>
    <message>
      <source>In your own words</source>
      <translation>In your own words</translation>
    </message>
    <message>
      <source>keep the reason</source>
      <translation>keep the reason</translation>
    </message>
    <message>
      <source>note that it was shown</source>
      <translation>note that it was shown</translation>
    </message>
    <message>
      <source>note that it was done</source>
      <translation>note that it was done</translation>
    </message>
    <message>
      <source>Whose copy</source>
      <translation>Whose copy</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Language</translation>
    </message>
    <message>
      <source>print it</source>
      <translation>print it</translation>
    </message>
    <message>
      <source>show it</source>
      <translation>show it</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>Reason</translation>
    </message>
    <message>
      <source>Tickets</source>
      <translation>Tickets</translation>
    </message>
    <message>
      <source>The paper of this ticket; Enter shows it large</source>
      <translation>The paper of this ticket; Enter shows it large</translation>
    </message>
    <message>
      <source>What is open</source>
      <translation>What is open</translation>
    </message>
    <message>
      <source>History</source>
      <translation>History</translation>
    </message>
    <message>
      <source>Versions</source>
      <translation>Versions</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>Notes</translation>
    </message>
    <message>
      <source>Same stop</source>
      <translation>Same stop</translation>
    </message>
    <message>
      <source>Ticket</source>
      <translation>Ticket</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Back</translation>
    </message>
    <message>
      <source>Amend</source>
      <translation>Amend</translation>
    </message>
    <message>
      <source>Void</source>
      <translation>Void</translation>
    </message>
    <message>
      <source>Void and
reissue</source>
      <translation>Void and
reissue</translation>
    </message>
    <message>
      <source>Print
again</source>
      <translation>Print
again</translation>
    </message>
    <message>
      <source>Print
a copy</source>
      <translation>Print
a copy</translation>
    </message>
    <message>
      <source>Copy to
new ticket</source>
      <translation>Copy to
new ticket</translation>
    </message>
    <message>
      <source>Save
PDF</source>
      <translation>Save
PDF</translation>
    </message>
    <message>
      <source>Show
to driver</source>
      <translation>Show
to driver</translation>
    </message>
    <message>
      <source>It is
whole</source>
      <translation>It is
whole</translation>
    </message>
    <message>
      <source>Cancel
print</source>
      <translation>Cancel
print</translation>
    </message>
    <message>
      <source>The ticket</source>
      <translation>The ticket</translation>
    </message>
    <message>
      <source>PDF (*.pdf)</source>
      <translation>PDF (*.pdf)</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Search</translation>
    </message>
    <message>
      <source>Print again</source>
      <translation>Print again</translation>
    </message>
    <message>
      <source>Print all owed</source>
      <translation>Print all owed</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>Show all</translation>
    </message>
    <message>
      <source>Save as PDF</source>
      <translation>Save as PDF</translation>
    </message>
  </context>
  <context>
    <name>ui.text.words</name>
    <message>
      <source>TraCS Mobile</source>
      <translation>TraCS Mobile</translation>
    </message>
    <message>
      <source>TRAINING
Practice only</source>
      <translation>TRAINING
Practice only</translation>
    </message>
    <message>
      <source>Locking…</source>
      <translation>Locking…</translation>
    </message>
    <message>
      <source>Reading the picture…</source>
      <translation>Reading the picture…</translation>
    </message>
    <message>
      <source>Pictures (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp)</source>
      <translation>Pictures (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp)</translation>
    </message>
    <message>
      <source>Choose a picture of the license</source>
      <translation>Choose a picture of the license</translation>
    </message>
    <message>
      <source>Something went wrong that the program did not expect. What you wrote is kept. If it happens again, restart the program and tell your Point of Contact.</source>
      <translation>Something went wrong that the program did not expect. What you wrote is kept. If it happens again, restart the program and tell your Point of Contact.</translation>
    </message>
    <message>
      <source>Sign on</source>
      <translation>Sign on</translation>
    </message>
    <message>
      <source>Tickets to DPS on a stick</source>
      <translation>Tickets to DPS on a stick</translation>
    </message>
    <message>
      <source>DPS username</source>
      <translation>DPS username</translation>
    </message>
    <message>
      <source>Secret</source>
      <translation>Secret</translation>
    </message>
    <message>
      <source>Opening your records…</source>
      <translation>Opening your records…</translation>
    </message>
    <message>
      <source>The records of this laptop are being opened. You can sign on already.</source>
      <translation>The records of this laptop are being opened. You can sign on already.</translation>
    </message>
    <message>
      <source>The records of this laptop are being opened. You are signed on by itself.</source>
      <translation>The records of this laptop are being opened. You are signed on by itself.</translation>
    </message>
    <message>
      <source>This laptop is used for</source>
      <translation>This laptop is used for</translation>
    </message>
    <message>
      <source>Practice</source>
      <translation>Practice</translation>
    </message>
    <message>
      <source>Live</source>
      <translation>Live</translation>
    </message>
    <message>
      <source>One moment…</source>
      <translation>One moment…</translation>
    </message>
    <message>
      <source>Tap your user name, or type it</source>
      <translation>Tap your user name, or type it</translation>
    </message>
    <message>
      <source>Training users: tap one to fill the form</source>
      <translation>Training users: tap one to fill the form</translation>
    </message>
    <message>
      <source>Enter your DPS username and your secret.</source>
      <translation>Enter your DPS username and your secret.</translation>
    </message>
    <message>
      <source>Fill in {name}</source>
      <translation>Fill in {name}</translation>
    </message>
    <message>
      <source>{field}: choices</source>
      <translation>{field}: choices</translation>
    </message>
  </context>
</TS>
