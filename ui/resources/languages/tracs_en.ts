<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en_US">
  <context>
    <name>printers.driver.links</name>
    <message>
      <source>{url} names no port.</source>
      <translation>{url} names no port.</translation>
    </message>
    <message>
      <source>The connection to the printer broke.</source>
      <translation>The connection to the printer broke.</translation>
    </message>
    <message>
      <source>Another program holds {url}.</source>
      <translation>Another program holds {url}.</translation>
    </message>
    <message>
      <source>There is no printer at {url}.</source>
      <translation>There is no printer at {url}.</translation>
    </message>
    <message>
      <source>The printer closed the connection.</source>
      <translation>The printer closed the connection.</translation>
    </message>
    <message>
      <source>No printer answers at {host}, port {port}.</source>
      <translation>No printer answers at {host}, port {port}.</translation>
    </message>
  </context>
  <context>
    <name>printers.driver.patient</name>
    <message>
      <source>It took too long.</source>
      <translation>It took too long.</translation>
    </message>
    <message>
      <source>It cannot be opened.</source>
      <translation>It cannot be opened.</translation>
    </message>
  </context>
  <context>
    <name>printers.driver.rfcomm</name>
    <message>
      <source>This laptop cannot open Bluetooth lines by address.</source>
      <translation>This laptop cannot open Bluetooth lines by address.</translation>
    </message>
    <message>
      <source>This laptop has no Bluetooth.</source>
      <translation>This laptop has no Bluetooth.</translation>
    </message>
    <message>
      <source>{url} is not the address of a Bluetooth printer. Write it like rfcomm://001122334455.</source>
      <translation>{url} is not the address of a Bluetooth printer. Write it like rfcomm://001122334455.</translation>
    </message>
    <message>
      <source>Another program holds the Bluetooth printer.</source>
      <translation>Another program holds the Bluetooth printer.</translation>
    </message>
    <message>
      <source>The Bluetooth printer does not answer.</source>
      <translation>The Bluetooth printer does not answer.</translation>
    </message>
  </context>
  <context>
    <name>printers.driver.said</name>
    <message>
      <source>The ticket stays issued and its print is owed.</source>
      <translation>The ticket stays issued and its print is owed.</translation>
    </message>
    <message>
      <source>Ready.</source>
      <translation>Ready.</translation>
    </message>
    <message>
      <source>Connected. It tells nothing about paper or battery.</source>
      <translation>Connected. It tells nothing about paper or battery.</translation>
    </message>
    <message>
      <source>Ready, but its battery is low. Plug in its charger.</source>
      <translation>Ready, but its battery is low. Plug in its charger.</translation>
    </message>
    <message>
      <source>Always there. Counts as print owed until a paper copy is handed over.</source>
      <translation>Always there. Counts as print owed until a paper copy is handed over.</translation>
    </message>
    <message>
      <source>Windows has it ready. Whether paper comes out only you can see.</source>
      <translation>Windows has it ready. Whether paper comes out only you can see.</translation>
    </message>
    <message>
      <source>Look for it again on the Devices page</source>
      <translation>Look for it again on the Devices page</translation>
    </message>
    <message>
      <source>The {name} is paused in Windows.</source>
      <translation>The {name} is paused in Windows.</translation>
    </message>
    <message>
      <source>Let it go on in the list of printers of Windows</source>
      <translation>Let it go on in the list of printers of Windows</translation>
    </message>
    <message>
      <source>Another print is still waiting in Windows for the {name}.</source>
      <translation>Another print is still waiting in Windows for the {name}.</translation>
    </message>
    <message>
      <source>Wait for it, or delete it in the list of printers of Windows</source>
      <translation>Wait for it, or delete it in the list of printers of Windows</translation>
    </message>
    <message>
      <source>Windows did not take the print for the {name}.</source>
      <translation>Windows did not take the print for the {name}.</translation>
    </message>
    <message>
      <source>Windows did not take the whole print for the {name}.</source>
      <translation>Windows did not take the whole print for the {name}.</translation>
    </message>
    <message>
      <source>Look whether the disk of this laptop is full</source>
      <translation>Look whether the disk of this laptop is full</translation>
    </message>
    <message>
      <source>Windows knows no printer for the {name}.</source>
      <translation>Windows knows no printer for the {name}.</translation>
    </message>
    <message>
      <source>The {name} is set up through Windows, and this is no Windows laptop.</source>
      <translation>The {name} is set up through Windows, and this is no Windows laptop.</translation>
    </message>
    <message>
      <source>The {name} is off or not connected.</source>
      <translation>The {name} is off or not connected.</translation>
    </message>
    <message>
      <source>The {name} does not answer: it is out of range, off or asleep.</source>
      <translation>The {name} does not answer: it is out of range, off or asleep.</translation>
    </message>
    <message>
      <source>The {name} is not at the connection that is set up for it.</source>
      <translation>The {name} is not at the connection that is set up for it.</translation>
    </message>
    <message>
      <source>Another program is using the {name}.</source>
      <translation>Another program is using the {name}.</translation>
    </message>
    <message>
      <source>The {name} is out of paper.</source>
      <translation>The {name} is out of paper.</translation>
    </message>
    <message>
      <source>The cover of the {name} is open.</source>
      <translation>The cover of the {name} is open.</translation>
    </message>
    <message>
      <source>The battery of the {name} is too low to print.</source>
      <translation>The battery of the {name} is too low to print.</translation>
    </message>
    <message>
      <source>The {name} is too hot or its battery is low.</source>
      <translation>The {name} is too hot or its battery is low.</translation>
    </message>
    <message>
      <source>The {name} is connected but does not answer.</source>
      <translation>The {name} is connected but does not answer.</translation>
    </message>
    <message>
      <source>What is connected as the {name} does not answer like a printer.</source>
      <translation>What is connected as the {name} does not answer like a printer.</translation>
    </message>
    <message>
      <source>The {name} stopped reading.</source>
      <translation>The {name} stopped reading.</translation>
    </message>
    <message>
      <source>The connection to the {name} broke.</source>
      <translation>The connection to the {name} broke.</translation>
    </message>
    <message>
      <source>The {name} is still busy with the print before.</source>
      <translation>The {name} is still busy with the print before.</translation>
    </message>
    <message>
      <source>You stopped the print.</source>
      <translation>You stopped the print.</translation>
    </message>
    <message>
      <source>This laptop cannot reach the {name} the way it is set up.</source>
      <translation>This laptop cannot reach the {name} the way it is set up.</translation>
    </message>
    <message>
      <source>The folder of the {name} cannot be written.</source>
      <translation>The folder of the {name} cannot be written.</translation>
    </message>
    <message>
      <source>The {name} reports a fault.</source>
      <translation>The {name} reports a fault.</translation>
    </message>
    <message>
      <source>The connection to the {name} faded in the middle: it is out of range or off.</source>
      <translation>The connection to the {name} faded in the middle: it is out of range or off.</translation>
    </message>
    <message>
      <source>The {name} took everything but did not say that it finished.</source>
      <translation>The {name} took everything but did not say that it finished.</translation>
    </message>
    <message>
      <source>The connection to the {name} broke in the middle.</source>
      <translation>The connection to the {name} broke in the middle.</translation>
    </message>
    <message>
      <source>Switch it on and connect it</source>
      <translation>Switch it on and connect it</translation>
    </message>
    <message>
      <source>Bring it nearer and switch it on</source>
      <translation>Bring it nearer and switch it on</translation>
    </message>
    <message>
      <source>Close the other program (an older TraCS may still be open)</source>
      <translation>Close the other program (an older TraCS may still be open)</translation>
    </message>
    <message>
      <source>Load paper</source>
      <translation>Load paper</translation>
    </message>
    <message>
      <source>Close the cover</source>
      <translation>Close the cover</translation>
    </message>
    <message>
      <source>Plug in its charger or change the battery</source>
      <translation>Plug in its charger or change the battery</translation>
    </message>
    <message>
      <source>Let it rest and plug in its charger</source>
      <translation>Let it rest and plug in its charger</translation>
    </message>
    <message>
      <source>Switch it off and on</source>
      <translation>Switch it off and on</translation>
    </message>
    <message>
      <source>Connect it again</source>
      <translation>Connect it again</translation>
    </message>
    <message>
      <source>Wait a moment; if it stays so, switch it off and on</source>
      <translation>Wait a moment; if it stays so, switch it off and on</translation>
    </message>
    <message>
      <source>Ask it again</source>
      <translation>Ask it again</translation>
    </message>
    <message>
      <source>Choose another folder</source>
      <translation>Choose another folder</translation>
    </message>
    <message>
      <source>Look at it, and switch it off and on</source>
      <translation>Look at it, and switch it off and on</translation>
    </message>
    <message>
      <source>Throw away what came out</source>
      <translation>Throw away what came out</translation>
    </message>
    <message>
      <source>switch the printer off and on</source>
      <translation>switch the printer off and on</translation>
    </message>
    <message>
      <source>Nothing was printed.</source>
      <translation>Nothing was printed.</translation>
    </message>
    <message>
      <source>{remedy}, then print again.</source>
      <translation>{remedy}, then print again.</translation>
    </message>
    <message>
      <source>{steps}, and print again.</source>
      <translation>{steps}, and print again.</translation>
    </message>
    <message>
      <source>Look at what came out; if it is not whole, throw it away</source>
      <translation>Look at what came out; if it is not whole, throw it away</translation>
    </message>
    <message>
      <source>Switch it off</source>
      <translation>Switch it off</translation>
    </message>
    <message>
      <source>switch it on</source>
      <translation>switch it on</translation>
    </message>
    <message>
      <source>The {name} confirmed that the whole {what} is on paper.</source>
      <translation>The {name} confirmed that the whole {what} is on paper.</translation>
    </message>
    <message>
      <source>The {name} took the whole {what}. Look whether it came out completely.</source>
      <translation>The {name} took the whole {what}. Look whether it came out completely.</translation>
    </message>
    <message>
      <source>The {what} was sent, but the {name} tells nothing. Look whether it came out completely.</source>
      <translation>The {what} was sent, but the {name} tells nothing. Look whether it came out completely.</translation>
    </message>
    <message>
      <source>Windows sent it to the {name}. Look whether it came out completely.</source>
      <translation>Windows sent it to the {name}. Look whether it came out completely.</translation>
    </message>
    <message>
      <source>Until you say that it came out whole, its print is owed.</source>
      <translation>Until you say that it came out whole, its print is owed.</translation>
    </message>
    <message>
      <source>Saved as {path}. No paper came out; the print is still owed.</source>
      <translation>Saved as {path}. No paper came out; the print is still owed.</translation>
    </message>
    <message>
      <source>The file {path} cannot be written. {owed} Choose another folder.</source>
      <translation>The file {path} cannot be written. {owed} Choose another folder.</translation>
    </message>
    <message>
      <source>The folder {path} cannot be written. Choose another one.</source>
      <translation>The folder {path} cannot be written. Choose another one.</translation>
    </message>
  </context>
  <context>
    <name>printers.driver.ways</name>
    <message>
      <source>{url} is not the address of a printer. Write it like tcp://192.168.1.20:9100.</source>
      <translation>{url} is not the address of a printer. Write it like tcp://192.168.1.20:9100.</translation>
    </message>
  </context>
  <context>
    <name>printers.driver.winspool</name>
    <message>
      <source>There are no printer queues of Windows here.</source>
      <translation>There are no printer queues of Windows here.</translation>
    </message>
    <message>
      <source>Windows knows no such printer.</source>
      <translation>Windows knows no such printer.</translation>
    </message>
    <message>
      <source>Windows did not do what was asked of its printer queue.</source>
      <translation>Windows did not do what was asked of its printer queue.</translation>
    </message>
  </context>
  <context>
    <name>printers.escpos.nv_logo</name>
    <message>
      <source>{label} is not known to keep a logo. It is sent with each ticket.</source>
      <translation>{label} is not known to keep a logo. It is sent with each ticket.</translation>
    </message>
    <message>
      <source>There is no logo to store. Choose a PNG picture on the agency page.</source>
      <translation>There is no logo to store. Choose a PNG picture on the agency page.</translation>
    </message>
  </context>
  <context>
    <name>printers.facts</name>
    <message>
      <source>Nothing called {name} is known of printers. Run Test and learn again.</source>
      <translation>Nothing called {name} is known of printers. Run Test and learn again.</translation>
    </message>
    <message>
      <source>What was learned of the printer is damaged: {name} cannot be {value!r}. Run Test and learn again.</source>
      <translation>What was learned of the printer is damaged: {name} cannot be {value!r}. Run Test and learn again.</translation>
    </message>
  </context>
  <context>
    <name>printers.pages.sheets</name>
    <message>
      <source>{label} is a roll for ticket printers and has no pages.</source>
      <translation>{label} is a roll for ticket printers and has no pages.</translation>
    </message>
  </context>
  <context>
    <name>printers.paper.header_logo</name>
    <message>
      <source>This file is no PNG and no JPEG picture that can be read. Choose another one.</source>
      <translation>This file is no PNG and no JPEG picture that can be read. Choose another one.</translation>
    </message>
    <message>
      <source>This picture is larger than a logo needs. Save it smaller, then choose it again.</source>
      <translation>This picture is larger than a logo needs. Save it smaller, then choose it again.</translation>
    </message>
    <message>
      <source>This picture is empty: nothing of it would print. Choose another one.</source>
      <translation>This picture is empty: nothing of it would print. Choose another one.</translation>
    </message>
    <message>
      <source>The picture is small and may look coarse on paper; a larger file of it prints better.</source>
      <translation>The picture is small and may look coarse on paper; a larger file of it prints better.</translation>
    </message>
    <message>
      <source>Little of the picture prints. Try Darker, or Inverted.</source>
      <translation>Little of the picture prints. Try Darker, or Inverted.</translation>
    </message>
    <message>
      <source>Most of the picture prints black, which drinks battery. Try Lighter, or Inverted.</source>
      <translation>Most of the picture prints black, which drinks battery. Try Lighter, or Inverted.</translation>
    </message>
  </context>
  <context>
    <name>printers.setup.find_said</name>
    <message>
      <source>Another program is using it. Close that program (an older TraCS may still be open) and look again.</source>
      <translation>Another program is using it. Close that program (an older TraCS may still be open) and look again.</translation>
    </message>
    <message>
      <source>It is set up already and in use at this moment.</source>
      <translation>It is set up already and in use at this moment.</translation>
    </message>
    <message>
      <source>This printer does not know the commands of receipt printers. Install the driver of its maker, look again, and choose it among the installed printers.</source>
      <translation>This printer does not know the commands of receipt printers. Install the driver of its maker, look again, and choose it among the installed printers.</translation>
    </message>
    <message>
      <source>It did not answer in time: it is off or out of range. Switch it on, keep it in the cruiser, and look again.</source>
      <translation>It did not answer in time: it is off or out of range. Switch it on, keep it in the cruiser, and look again.</translation>
    </message>
    <message>
      <source>It did not answer in time. Unplug it, plug it in, and look again.</source>
      <translation>It did not answer in time. Unplug it, plug it in, and look again.</translation>
    </message>
    <message>
      <source>It is connected but says nothing. If it is the printer, choose it and test it; some printers tell nothing of themselves.</source>
      <translation>It is connected but says nothing. If it is the printer, choose it and test it; some printers tell nothing of themselves.</translation>
    </message>
    <message>
      <source>Nothing answers there. If it is the printer: switch it on and look again. Some printers tell nothing of themselves; those can be chosen and tested.</source>
      <translation>Nothing answers there. If it is the printer: switch it on and look again. Some printers tell nothing of themselves; those can be chosen and tested.</translation>
    </message>
    <message>
      <source>It takes print jobs but does not answer as a receipt printer. Printers of an office are like that; use those as installed printers.</source>
      <translation>It takes print jobs but does not answer as a receipt printer. Printers of an office are like that; use those as installed printers.</translation>
    </message>
    <message>
      <source>It is paired, but it is off or out of range. Switch it on and look again.</source>
      <translation>It is paired, but it is off or out of range. Switch it on and look again.</translation>
    </message>
    <message>
      <source>It is listed but cannot be opened. Unplug it, plug it in, and look again.</source>
      <translation>It is listed but cannot be opened. Unplug it, plug it in, and look again.</translation>
    </message>
    <message>
      <source>It stopped answering. Look again.</source>
      <translation>It stopped answering. Look again.</translation>
    </message>
    <message>
      <source>Its cover is open.</source>
      <translation>Its cover is open.</translation>
    </message>
    <message>
      <source>It is out of paper.</source>
      <translation>It is out of paper.</translation>
    </message>
    <message>
      <source>It is too hot or its battery is low.</source>
      <translation>It is too hot or its battery is low.</translation>
    </message>
    <message>
      <source>It reports a fault.</source>
      <translation>It reports a fault.</translation>
    </message>
    <message>
      <source>It answers as a receipt printer.</source>
      <translation>It answers as a receipt printer.</translation>
    </message>
    <message>
      <source>Bluetooth printer</source>
      <translation>Bluetooth printer</translation>
    </message>
    <message>
      <source>Network printer</source>
      <translation>Network printer</translation>
    </message>
  </context>
  <context>
    <name>printers.setup.learn_said</name>
    <message>
      <source>The connection is open.</source>
      <translation>The connection is open.</translation>
    </message>
    <message>
      <source>It answers when it is asked how it stands. Paper, cover and faults will be told.</source>
      <translation>It answers when it is asked how it stands. Paper, cover and faults will be told.</translation>
    </message>
    <message>
      <source>It answers the short form of the question only, and will be asked so.</source>
      <translation>It answers the short form of the question only, and will be asked so.</translation>
    </message>
    <message>
      <source>It answers nothing. Some printers never do, others are switched off. The slip is sent all the same: if it comes out, say so, and from then on it is printed to without asking.</source>
      <translation>It answers nothing. Some printers never do, others are switched off. The slip is sent all the same: if it comes out, say so, and from then on it is printed to without asking.</translation>
    </message>
    <message>
      <source>Something answers, but not as a receipt printer does: a scanner, a position receiver or another device may be connected there. No slip was sent there.</source>
      <translation>Something answers, but not as a receipt printer does: a scanner, a position receiver or another device may be connected there. No slip was sent there.</translation>
    </message>
    <message>
      <source>It calls itself {name}. What the maker documents of this model is used.</source>
      <translation>It calls itself {name}. What the maker documents of this model is used.</translation>
    </message>
    <message>
      <source>It calls itself {name}, of which nothing is known. What it answers is used.</source>
      <translation>It calls itself {name}, of which nothing is known. What it answers is used.</translation>
    </message>
    <message>
      <source>It does not tell its name. Choose its kind yourself if you know it.</source>
      <translation>It does not tell its name. Choose its kind yourself if you know it.</translation>
    </message>
    <message>
      <source>It calls itself {name}. Printers of this kind do not know the commands for receipts: install the driver of its maker and choose it among the installed printers.</source>
      <translation>It calls itself {name}. Printers of this kind do not know the commands for receipts: install the driver of its maker and choose it among the installed printers.</translation>
    </message>
    <message>
      <source>It tells by itself when paper or cover change.</source>
      <translation>It tells by itself when paper or cover change.</translation>
    </message>
    <message>
      <source>It does not tell changes by itself; it is asked while it prints.</source>
      <translation>It does not tell changes by itself; it is asked while it prints.</translation>
    </message>
    <message>
      <source>It tells when it has taken everything in.</source>
      <translation>It tells when it has taken everything in.</translation>
    </message>
    <message>
      <source>It does not tell when it has taken everything in.</source>
      <translation>It does not tell when it has taken everything in.</translation>
    </message>
    <message>
      <source>It tells when the last line is on paper: tickets can be told as printed for sure.</source>
      <translation>It tells when the last line is on paper: tickets can be told as printed for sure.</translation>
    </message>
    <message>
      <source>It answers before the last line can be on paper; that proves nothing and is not used.</source>
      <translation>It answers before the last line can be on paper; that proves nothing and is not used.</translation>
    </message>
    <message>
      <source>It does not tell when the last line is on paper. After each ticket you are asked to look.</source>
      <translation>It does not tell when the last line is on paper. After each ticket you are asked to look.</translation>
    </message>
    <message>
      <source>Not tried, since nothing can be printed now.</source>
      <translation>Not tried, since nothing can be printed now.</translation>
    </message>
    <message>
      <source>It has room for the logo in its own memory.</source>
      <translation>It has room for the logo in its own memory.</translation>
    </message>
    <message>
      <source>It has no room left for the logo; the logo is sent with each ticket.</source>
      <translation>It has no room left for the logo; the logo is sent with each ticket.</translation>
    </message>
    <message>
      <source>It does not say whether it keeps a logo; the logo is sent with each ticket.</source>
      <translation>It does not say whether it keeps a logo; the logo is sent with each ticket.</translation>
    </message>
    <message>
      <source>The logo is in its memory already.</source>
      <translation>The logo is in its memory already.</translation>
    </message>
    <message>
      <source>The logo is in its memory now. Tickets are shorter to send.</source>
      <translation>The logo is in its memory now. Tickets are shorter to send.</translation>
    </message>
    <message>
      <source>The printer did not say that it took the logo. The logo is sent with each ticket.</source>
      <translation>The printer did not say that it took the logo. The logo is sent with each ticket.</translation>
    </message>
    <message>
      <source>Windows passes no answers on. Only the slip can show what this printer does.</source>
      <translation>Windows passes no answers on. Only the slip can show what this printer does.</translation>
    </message>
    <message>
      <source>Look at the slip and answer.</source>
      <translation>Look at the slip and answer.</translation>
    </message>
    <message>
      <source>The connection broke while it was asked.</source>
      <translation>The connection broke while it was asked.</translation>
    </message>
    <message>
      <source>Choose the number that looks best on the slip, and set it with Set up (F8).</source>
      <translation>Choose the number that looks best on the slip, and set it with Set up (F8).</translation>
    </message>
    <message>
      <source>Connection</source>
      <translation>Connection</translation>
    </message>
    <message>
      <source>Answers</source>
      <translation>Answers</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Changes</source>
      <translation>Changes</translation>
    </message>
    <message>
      <source>Taking in</source>
      <translation>Taking in</translation>
    </message>
    <message>
      <source>End of a print</source>
      <translation>End of a print</translation>
    </message>
    <message>
      <source>Logo</source>
      <translation>Logo</translation>
    </message>
    <message>
      <source>Test slip</source>
      <translation>Test slip</translation>
    </message>
    <message>
      <source>What you see</source>
      <translation>What you see</translation>
    </message>
    <message>
      <source>Darkness</source>
      <translation>Darkness</translation>
    </message>
  </context>
  <context>
    <name>printers.setup.ports</name>
    <message>
      <source>The ports changed while they were listed.</source>
      <translation>The ports changed while they were listed.</translation>
    </message>
  </context>
  <context>
    <name>printers.setup.reader_codes</name>
    <message>
      <source>This command cannot be shown as a bar code.</source>
      <translation>This command cannot be shown as a bar code.</translation>
    </message>
    <message>
      <source>The test license holds a letter that no bar code can carry.</source>
      <translation>The test license holds a letter that no bar code can carry.</translation>
    </message>
  </context>
  <context>
    <name>printers.setup.slip_questions</name>
    <message>
      <source>Did the whole test slip come out?</source>
      <translation>Did the whole test slip come out?</translation>
    </message>
    <message>
      <source>Yes, all of it</source>
      <translation>Yes, all of it</translation>
    </message>
    <message>
      <source>No</source>
      <translation>No</translation>
    </message>
    <message>
      <source>1 Width: what is the last number below the ruler?</source>
      <translation>1 Width: what is the last number below the ruler?</translation>
    </message>
    <message>
      <source>2 Letters: which lines are just like the one that begins with = ?</source>
      <translation>2 Letters: which lines are just like the one that begins with = ?</translation>
    </message>
    <message>
      <source>All</source>
      <translation>All</translation>
    </message>
    <message>
      <source>Only {line}</source>
      <translation>Only {line}</translation>
    </message>
    <message>
      <source>None</source>
      <translation>None</translation>
    </message>
    <message>
      <source>2 Letters: are the plain letters and the counted dots whole and in line?</source>
      <translation>2 Letters: are the plain letters and the counted dots whole and in line?</translation>
    </message>
    <message>
      <source>Yes</source>
      <translation>Yes</translation>
    </message>
    <message>
      <source>No, they are wrong: print letters as pictures</source>
      <translation>No, they are wrong: print letters as pictures</translation>
    </message>
    <message>
      <source>4 Pictures: which is the first number with a clean box and cross, and no stray signs?</source>
      <translation>4 Pictures: which is the first number with a clean box and cross, and no stray signs?</translation>
    </message>
    <message>
      <source>4 Pictures: is picture T as high as picture 1?</source>
      <translation>4 Pictures: is picture T as high as picture 1?</translation>
    </message>
    <message>
      <source>No, or it is not there</source>
      <translation>No, or it is not there</translation>
    </message>
    <message>
      <source>5 Its own bar codes: which are there and can be scanned?</source>
      <translation>5 Its own bar codes: which are there and can be scanned?</translation>
    </message>
    <message>
      <source>Only {n}</source>
      <translation>Only {n}</translation>
    </message>
    <message>
      <source>1 and 2</source>
      <translation>1 and 2</translation>
    </message>
  </context>
  <context>
    <name>printers.setup.slip_said</name>
    <message>
      <source>An installed printer takes sheets; its test slip is printed through the system.</source>
      <translation>An installed printer takes sheets; its test slip is printed through the system.</translation>
    </message>
    <message>
      <source>The test slip is saved as {path}.</source>
      <translation>The test slip is saved as {path}.</translation>
    </message>
    <message>
      <source>The file {path} cannot be written. Choose another folder.</source>
      <translation>The file {path} cannot be written. Choose another folder.</translation>
    </message>
  </context>
  <context>
    <name>scanners.lines.find</name>
    <message>
      <source>Choose it, then press Test scan and scan a license.</source>
      <translation>Choose it, then press Test scan and scan a license.</translation>
    </message>
    <message>
      <source>If this is the scanner, choose it, then press Test scan and scan a license.</source>
      <translation>If this is the scanner, choose it, then press Test scan and scan a license.</translation>
    </message>
    <message>
      <source>Works without set-up: press Test scan and scan a license. It tells what gets lost on the way.</source>
      <translation>Works without set-up: press Test scan and scan a license. It tells what gets lost on the way.</translation>
    </message>
  </context>
  <context>
    <name>scanners.lines.line_faults</name>
    <message>
      <source>The scanner is ready.</source>
      <translation>The scanner is ready.</translation>
    </message>
    <message>
      <source>The scanner is set up in a way this laptop cannot use. Find it again on the Devices page.</source>
      <translation>The scanner is set up in a way this laptop cannot use. Find it again on the Devices page.</translation>
    </message>
    <message>
      <source>The scanner is not connected. Plug it in; scanning goes on by itself.</source>
      <translation>The scanner is not connected. Plug it in; scanning goes on by itself.</translation>
    </message>
    <message>
      <source>The scanner does not answer: it is off or out of range. Switch it on and bring it nearer; scanning goes on by itself.</source>
      <translation>The scanner does not answer: it is off or out of range. Switch it on and bring it nearer; scanning goes on by itself.</translation>
    </message>
    <message>
      <source>Another program is using the scanner. Close that program (an older TraCS may still be open); scanning goes on by itself.</source>
      <translation>Another program is using the scanner. Close that program (an older TraCS may still be open); scanning goes on by itself.</translation>
    </message>
    <message>
      <source>The connection to the scanner keeps breaking. Unplug it, plug it in firmly, or try another USB socket.</source>
      <translation>The connection to the scanner keeps breaking. Unplug it, plug it in firmly, or try another USB socket.</translation>
    </message>
    <message>
      <source>The scanner cannot be reached. Unplug it and plug it in again; if that does not help, find it again on the Devices page.</source>
      <translation>The scanner cannot be reached. Unplug it and plug it in again; if that does not help, find it again on the Devices page.</translation>
    </message>
    <message>
      <source>You can type the license meanwhile.</source>
      <translation>You can type the license meanwhile.</translation>
    </message>
  </context>
  <context>
    <name>scanners.pictures.camera</name>
    <message>
      <source>The camera is on. Hold the back of the license in front of it, flat and close.</source>
      <translation>The camera is on. Hold the back of the license in front of it, flat and close.</translation>
    </message>
    <message>
      <source>The camera sees only black. Open its cover or turn on a light.</source>
      <translation>The camera sees only black. Open its cover or turn on a light.</translation>
    </message>
  </context>
  <context>
    <name>scanners.pictures.feed</name>
    <message>
      <source>The camera is not connected, or another program keeps it. Plug it in or close that program; scanning goes on by itself. You can type too.</source>
      <translation>The camera is not connected, or another program keeps it. Plug it in or close that program; scanning goes on by itself. You can type too.</translation>
    </message>
    <message>
      <source>The camera gives no picture: another program may be using it. Close that program; scanning goes on by itself. You can type too.</source>
      <translation>The camera gives no picture: another program may be using it. Close that program; scanning goes on by itself. You can type too.</translation>
    </message>
    <message>
      <source>The camera was unplugged. Plug it in again; scanning goes on by itself. You can type too.</source>
      <translation>The camera was unplugged. Plug it in again; scanning goes on by itself. You can type too.</translation>
    </message>
  </context>
  <context>
    <name>scanners.pictures.files</name>
    <message>
      <source>This file is not a picture the program can open. Use a PNG or JPEG picture; phones can save photographs as JPEG.</source>
      <translation>This file is not a picture the program can open. Use a PNG or JPEG picture; phones can save photographs as JPEG.</translation>
    </message>
    <message>
      <source>This picture is too large. Use one of at most 50 million dots.</source>
      <translation>This picture is too large. Use one of at most 50 million dots.</translation>
    </message>
  </context>
  <context>
    <name>scanners.pictures.judged</name>
    <message>
      <source>The bar code could be read in one way only. Compare every field with the vehicle.</source>
      <translation>The bar code could be read in one way only. Compare every field with the vehicle.</translation>
    </message>
    <message>
      <source>The bar code in this picture is too damaged or blurred to trust. Take the picture again, closer and flat.</source>
      <translation>The bar code in this picture is too damaged or blurred to trust. Take the picture again, closer and flat.</translation>
    </message>
    <message>
      <source>No license bar code was found in this picture. Hold the back of the license flat, close and in even light, and take it again.</source>
      <translation>No license bar code was found in this picture. Hold the back of the license flat, close and in even light, and take it again.</translation>
    </message>
  </context>
  <context>
    <name>scanners.pictures.parts</name>
    <message>
      <source>Reading with the camera is not installed on this laptop. Scan with the scanner, or type. Your IT can add it: the package "TraCS Mobile camera".</source>
      <translation>Reading with the camera is not installed on this laptop. Scan with the scanner, or type. Your IT can add it: the package "TraCS Mobile camera".</translation>
    </message>
  </context>
  <context>
    <name>scanners.text.catalog</name>
    <message>
      <source>\d{2,3}(?: ?LBS?| ?lbs?| ?KG| ?kg)?</source>
      <translation>\d{2,3}(?: ?LBS?| ?lbs?| ?KG| ?kg)?</translation>
    </message>
    <message>
      <source>\d{2,3}(?: ?KG| ?kg)?</source>
      <translation>\d{2,3}(?: ?KG| ?kg)?</translation>
    </message>
  </context>
  <context>
    <name>scanners.text.dates</name>
    <message>
      <source>The {what} could not be read. Take it from the card.</source>
      <translation>The {what} could not be read. Take it from the card.</translation>
    </message>
    <message>
      <source>The {what} is written in an unusual order. Compare it with the card.</source>
      <translation>The {what} is written in an unusual order. Compare it with the card.</translation>
    </message>
    <message>
      <source>The {what} is not a possible date. Take it from the card.</source>
      <translation>The {what} is not a possible date. Take it from the card.</translation>
    </message>
  </context>
  <context>
    <name>scanners.text.decode</name>
    <message>
      <source>family name</source>
      <translation>family name</translation>
    </message>
    <message>
      <source>given name</source>
      <translation>given name</translation>
    </message>
    <message>
      <source>middle name</source>
      <translation>middle name</translation>
    </message>
    <message>
      <source>suffix</source>
      <translation>suffix</translation>
    </message>
    <message>
      <source>number</source>
      <translation>number</translation>
    </message>
    <message>
      <source>birth date</source>
      <translation>birth date</translation>
    </message>
    <message>
      <source>expiry date</source>
      <translation>expiry date</translation>
    </message>
    <message>
      <source>issue date</source>
      <translation>issue date</translation>
    </message>
    <message>
      <source>sex</source>
      <translation>sex</translation>
    </message>
    <message>
      <source>height</source>
      <translation>height</translation>
    </message>
    <message>
      <source>weight</source>
      <translation>weight</translation>
    </message>
    <message>
      <source>eyes</source>
      <translation>eyes</translation>
    </message>
    <message>
      <source>hair</source>
      <translation>hair</translation>
    </message>
    <message>
      <source>street</source>
      <translation>street</translation>
    </message>
    <message>
      <source>street2</source>
      <translation>street2</translation>
    </message>
    <message>
      <source>city</source>
      <translation>city</translation>
    </message>
    <message>
      <source>state</source>
      <translation>state</translation>
    </message>
    <message>
      <source>postal code</source>
      <translation>postal code</translation>
    </message>
    <message>
      <source>country</source>
      <translation>country</translation>
    </message>
    <message>
      <source>vehicle class</source>
      <translation>vehicle class</translation>
    </message>
    <message>
      <source>endorsements</source>
      <translation>endorsements</translation>
    </message>
    <message>
      <source>restrictions</source>
      <translation>restrictions</translation>
    </message>
    <message>
      <source>expiration date</source>
      <translation>expiration date</translation>
    </message>
    <message>
      <source>The {what} is doubtful: {said}. Compare it with the card.</source>
      <translation>The {what} is doubtful: {said}. Compare it with the card.</translation>
    </message>
  </context>
  <context>
    <name>scanners.text.doubts</name>
    <message>
      <source>Some Vermont cards issued from March 2020 to August 2021 carry the birth date in a wrong order. Compare the birth date with the card.</source>
      <translation>Some Vermont cards issued from March 2020 to August 2021 carry the birth date in a wrong order. Compare the birth date with the card.</translation>
    </message>
    <message>
      <source>The bar code is of a newer kind than this program knows. Verify every field.</source>
      <translation>The bar code is of a newer kind than this program knows. Verify every field.</translation>
    </message>
    <message>
      <source>The issuer of this license is not known. Take the state from the card.</source>
      <translation>The issuer of this license is not known. Take the state from the card.</translation>
    </message>
    <message>
      <source>This is a permit, not a full license.</source>
      <translation>This is a permit, not a full license.</translation>
    </message>
    <message>
      <source>The birth date is not before the issue date. Compare both with the card.</source>
      <translation>The birth date is not before the issue date. Compare both with the card.</translation>
    </message>
    <message>
      <source>The birth date {us} is in the future. Take it from the card.</source>
      <translation>The birth date {us} is in the future. Take it from the card.</translation>
    </message>
    <message>
      <source>The birth date makes the holder {age} years old. Compare it with the card.</source>
      <translation>The birth date makes the holder {age} years old. Compare it with the card.</translation>
    </message>
    <message>
      <source>The birth date makes the driver {age} years old. Compare it with the card.</source>
      <translation>The birth date makes the driver {age} years old. Compare it with the card.</translation>
    </message>
    <message>
      <source>The license expired on {us}.</source>
      <translation>The license expired on {us}.</translation>
    </message>
    <message>
      <source>The license ends before it was issued. Compare the dates.</source>
      <translation>The license ends before it was issued. Compare the dates.</translation>
    </message>
    <message>
      <source>The issue date {us} is in the future.</source>
      <translation>The issue date {us} is in the future.</translation>
    </message>
  </context>
  <context>
    <name>scanners.text.elements</name>
    <message>
      <source>two different values were read</source>
      <translation>two different values were read</translation>
    </message>
    <message>
      <source>its text was cut in two</source>
      <translation>its text was cut in two</translation>
    </message>
    <message>
      <source>the text ends there</source>
      <translation>the text ends there</translation>
    </message>
    <message>
      <source>two values were run together</source>
      <translation>two values were run together</translation>
    </message>
  </context>
  <context>
    <name>scanners.text.fields</name>
    <message>
      <source>The license number reads NONE. Check the card.</source>
      <translation>The license number reads NONE. Check the card.</translation>
    </message>
    <message>
      <source>There is no license number in the bar code.</source>
      <translation>There is no license number in the bar code.</translation>
    </message>
    <message>
      <source>The sex code is not known. Take it from the card.</source>
      <translation>The sex code is not known. Take it from the card.</translation>
    </message>
    <message>
      <source>The height could not be read.</source>
      <translation>The height could not be read.</translation>
    </message>
    <message>
      <source>The postal code is in an unknown form.</source>
      <translation>The postal code is in an unknown form.</translation>
    </message>
    <message>
      <source>The postal code does not fit the province.</source>
      <translation>The postal code does not fit the province.</translation>
    </message>
    <message>
      <source>The ZIP code had lost its first 0. Check it.</source>
      <translation>The ZIP code had lost its first 0. Check it.</translation>
    </message>
    <message>
      <source>The ZIP code is too short. Check it.</source>
      <translation>The ZIP code is too short. Check it.</translation>
    </message>
    <message>
      <source>The ZIP code had extra digits. Check it.</source>
      <translation>The ZIP code had extra digits. Check it.</translation>
    </message>
    <message>
      <source>The state in the address is not known. Check it.</source>
      <translation>The state in the address is not known. Check it.</translation>
    </message>
  </context>
  <context>
    <name>scanners.text.gate</name>
    <message>
      <source>Not filled: the bar code was damaged.</source>
      <translation>Not filled: the bar code was damaged.</translation>
    </message>
  </context>
  <context>
    <name>scanners.text.names</name>
    <message>
      <source>The order of the names is not certain. Compare them with the card.</source>
      <translation>The order of the names is not certain. Compare them with the card.</translation>
    </message>
    <message>
      <source>The {what} is cut short in the bar code. Take it from the card.</source>
      <translation>The {what} is cut short in the bar code. Take it from the card.</translation>
    </message>
    <message>
      <source>family name</source>
      <translation>family name</translation>
    </message>
    <message>
      <source>first name</source>
      <translation>first name</translation>
    </message>
    <message>
      <source>middle name</source>
      <translation>middle name</translation>
    </message>
  </context>
  <context>
    <name>scanners.text.reader</name>
    <message>
      <source>Parts of the bar code were lost. Verify every field against the card.</source>
      <translation>Parts of the bar code were lost. Verify every field against the card.</translation>
    </message>
    <message>
      <source>The license came through damaged, so name, number and birth date stay empty. Scan again.</source>
      <translation>The license came through damaged, so name, number and birth date stay empty. Scan again.</translation>
    </message>
    <message>
      <source>Nothing was read. Hold the wide bar code on the back of the license in front again.</source>
      <translation>Nothing was read. Hold the wide bar code on the back of the license in front again.</translation>
    </message>
    <message>
      <source>This is not the bar code of a license or a vehicle. Scan the wide bar code on the back of the license, or type the fields.</source>
      <translation>This is not the bar code of a license or a vehicle. Scan the wide bar code on the back of the license, or type the fields.</translation>
    </message>
    <message>
      <source>The start of the license bar code is missing. Scan it again.</source>
      <translation>The start of the license bar code is missing. Scan it again.</translation>
    </message>
    <message>
      <source>The end of the bar code is missing. Scan it again, or fill the empty fields from the card.</source>
      <translation>The end of the bar code is missing. Scan it again, or fill the empty fields from the card.</translation>
    </message>
    <message>
      <source>The license bar code came through too damaged to use. Scan it again.</source>
      <translation>The license bar code came through too damaged to use. Scan it again.</translation>
    </message>
    <message>
      <source>Two different licenses came in one scan. Scan one license again.</source>
      <translation>Two different licenses came in one scan. Scan one license again.</translation>
    </message>
    <message>
      <source>This is the bar code of {vehicle_document}, not of a license. Scan the license, or type the driver's fields.</source>
      <translation>This is the bar code of {vehicle_document}, not of a license. Scan the license, or type the driver's fields.</translation>
    </message>
    <message>
      <source>This is a vehicle number (VIN), not a license.</source>
      <translation>This is a vehicle number (VIN), not a license.</translation>
    </message>
  </context>
  <context>
    <name>scanners.text.registration</name>
    <message>
      <source>Parts of the bar code were lost. Verify every field against the vehicle and its papers.</source>
      <translation>Parts of the bar code were lost. Verify every field against the vehicle and its papers.</translation>
    </message>
    <message>
      <source>Two different values were read. Compare it with the paper.</source>
      <translation>Two different values were read. Compare it with the paper.</translation>
    </message>
    <message>
      <source>The plate is not up to 8 letters and digits. Compare it with the vehicle.</source>
      <translation>The plate is not up to 8 letters and digits. Compare it with the vehicle.</translation>
    </message>
    <message>
      <source>The model year could not be read.</source>
      <translation>The model year could not be read.</translation>
    </message>
    <message>
      <source>The paper and the VIN give different model years. Compare them with the vehicle.</source>
      <translation>The paper and the VIN give different model years. Compare them with the vehicle.</translation>
    </message>
    <message>
      <source>expiration date of the registration</source>
      <translation>expiration date of the registration</translation>
    </message>
    <message>
      <source>The registration expired on {day}.</source>
      <translation>The registration expired on {day}.</translation>
    </message>
  </context>
  <context>
    <name>scanners.text.stripe</name>
    <message>
      <source>The bar code tells only the month in which the license ends. Check the day.</source>
      <translation>The bar code tells only the month in which the license ends. Check the day.</translation>
    </message>
    <message>
      <source>Letters of the license number may be written as numbers. Compare it with the card.</source>
      <translation>Letters of the license number may be written as numbers. Compare it with the card.</translation>
    </message>
    <message>
      <source>The stripe writes the first letter of the license number as a number; it was turned back. Compare it with the card.</source>
      <translation>The stripe writes the first letter of the license number as a number; it was turned back. Compare it with the card.</translation>
    </message>
    <message>
      <source>Only a part of the magnetic stripe was read. Swipe again, or fill the rest from the card.</source>
      <translation>Only a part of the magnetic stripe was read. Swipe again, or fill the rest from the card.</translation>
    </message>
    <message>
      <source>This is a bank card, not a license. Nothing of it was kept.</source>
      <translation>This is a bank card, not a license. Nothing of it was kept.</translation>
    </message>
    <message>
      <source>The magnetic stripe was not read. Swipe the license again, evenly.</source>
      <translation>The magnetic stripe was not read. Swipe the license again, evenly.</translation>
    </message>
    <message>
      <source>The birth date is not a possible date. Take it from the card.</source>
      <translation>The birth date is not a possible date. Take it from the card.</translation>
    </message>
    <message>
      <source>The expiration date could not be read.</source>
      <translation>The expiration date could not be read.</translation>
    </message>
  </context>
  <context>
    <name>scanners.text.vehicle</name>
    <message>
      <source>A plate was found in a text of no known form. Verify it on the vehicle.</source>
      <translation>A plate was found in a text of no known form. Verify it on the vehicle.</translation>
    </message>
    <message>
      <source>This may be a plate, or another number. Verify it on the vehicle.</source>
      <translation>This may be a plate, or another number. Verify it on the vehicle.</translation>
    </message>
    <message>
      <source>More than one VIN came in one scan; this is the first. Compare it with the dash.</source>
      <translation>More than one VIN came in one scan; this is the first. Compare it with the dash.</translation>
    </message>
    <message>
      <source>This looks like an insurance code that only the state can read, so nothing was filled. Scan the registration or the VIN on the dash, or type the vehicle. Scan again if it was a license.</source>
      <translation>This looks like an insurance code that only the state can read, so nothing was filled. Scan the registration or the VIN on the dash, or type the vehicle. Scan again if it was a license.</translation>
    </message>
    <message>
      <source>This is the bar code of {vehicle_document}, but too little of it came through. Scan it again, or type the vehicle.</source>
      <translation>This is the bar code of {vehicle_document}, but too little of it came through. Scan it again, or type the vehicle.</translation>
    </message>
  </context>
  <context>
    <name>scanners.text.vin</name>
    <message>
      <source>The VIN check digit does not fit: look at the plate on the dash.</source>
      <translation>The VIN check digit does not fit: look at the plate on the dash.</translation>
    </message>
    <message>
      <source>The VIN check digit does not fit: look at the plate on the dash. Cars that were not made for North America may have none.</source>
      <translation>The VIN check digit does not fit: look at the plate on the dash. Cars that were not made for North America may have none.</translation>
    </message>
    <message>
      <source>The VIN came with a letter I, O or Q, which no VIN has; 1 or 0 was put in its place. Compare it with the plate on the dash.</source>
      <translation>The VIN came with a letter I, O or Q, which no VIN has; 1 or 0 was put in its place. Compare it with the plate on the dash.</translation>
    </message>
    <message>
      <source>The VIN has a letter I, O or Q, which no VIN has: look at the plate on the dash.</source>
      <translation>The VIN has a letter I, O or Q, which no VIN has: look at the plate on the dash.</translation>
    </message>
    <message>
      <source>The VIN is shorter than 17. Only vehicles from before 1981 have such. Compare it.</source>
      <translation>The VIN is shorter than 17. Only vehicles from before 1981 have such. Compare it.</translation>
    </message>
    <message>
      <source>This is not the form of a VIN: look at the plate on the dash.</source>
      <translation>This is not the form of a VIN: look at the plate on the dash.</translation>
    </message>
    <message>
      <source>This follows from the VIN, which is doubtful. Compare it with the vehicle.</source>
      <translation>This follows from the VIN, which is doubtful. Compare it with the vehicle.</translation>
    </message>
    <message>
      <source>The VIN says this year or one 30 years earlier. Compare it with the vehicle.</source>
      <translation>The VIN says this year or one 30 years earlier. Compare it with the vehicle.</translation>
    </message>
  </context>
  <context>
    <name>sync.agency</name>
    <message>
      <source>DPS cannot be reached now. Try again when there is a network.</source>
      <translation>DPS cannot be reached now. Try again when there is a network.</translation>
    </message>
    <message>
      <source>A sign-in page of this network answered instead of DPS. Sign in to the Wi-Fi, or use another network, then try again.</source>
      <translation>A sign-in page of this network answered instead of DPS. Sign in to the Wi-Fi, or use another network, then try again.</translation>
    </message>
    <message>
      <source>DPS does not accept this laptop. Call DPS e-Ticket support.</source>
      <translation>DPS does not accept this laptop. Call DPS e-Ticket support.</translation>
    </message>
    <message>
      <source>DPS is busy. Try again in a few minutes.</source>
      <translation>DPS is busy. Try again in a few minutes.</translation>
    </message>
    <message>
      <source>DPS has a fault and could not answer. Try again later.</source>
      <translation>DPS has a fault and could not answer. Try again later.</translation>
    </message>
    <message>
      <source>DPS answered, but the answer could not be understood. Try again later.</source>
      <translation>DPS answered, but the answer could not be understood. Try again later.</translation>
    </message>
    <message>
      <source>An answer came that DPS did not sign. It is not shown. If this goes on, call DPS e-Ticket support.</source>
      <translation>An answer came that DPS did not sign. It is not shown. If this goes on, call DPS e-Ticket support.</translation>
    </message>
  </context>
  <context>
    <name>sync.bundles.carrier</name>
    <message>
      <source>The stick or folder is not there. Put it in again.</source>
      <translation>The stick or folder is not there. Put it in again.</translation>
    </message>
  </context>
  <context>
    <name>sync.bundles.files</name>
    <message>
      <source>Nothing is lost: the tickets are still on this laptop.</source>
      <translation>Nothing is lost: the tickets are still on this laptop.</translation>
    </message>
    <message>
      <source>What was written does not read back as it was written, so the stick or folder cannot be trusted. Take another one. {stays}</source>
      <translation>What was written does not read back as it was written, so the stick or folder cannot be trusted. Take another one. {stays}</translation>
    </message>
    <message>
      <source>The stick or folder is full. Free some space on it, or take another one.</source>
      <translation>The stick or folder is full. Free some space on it, or take another one.</translation>
    </message>
    <message>
      <source>The stick or folder cannot be written to: it is locked, or you may only read there. Move its switch, or take another one.</source>
      <translation>The stick or folder cannot be written to: it is locked, or you may only read there. Move its switch, or take another one.</translation>
    </message>
    <message>
      <source>The stick is gone or does not answer. Put it in again, or take another one.</source>
      <translation>The stick is gone or does not answer. Put it in again, or take another one.</translation>
    </message>
    <message>
      <source>The stick or folder did not take the file; it may be of a kind this computer cannot write to. Take another one.</source>
      <translation>The stick or folder did not take the file; it may be of a kind this computer cannot write to. Take another one.</translation>
    </message>
    <message>
      <source>The file {name} cannot be read. If the stick was pulled out, put it in again.</source>
      <translation>The file {name} cannot be read. If the stick was pulled out, put it in again.</translation>
    </message>
    <message>
      <source>The file {name} is larger than any this program writes.</source>
      <translation>The file {name} is larger than any this program writes.</translation>
    </message>
  </context>
  <context>
    <name>sync.bundles.package</name>
    <message>
      <source>What a laptop added to this package was not signed by a laptop of the agency that DPS knows. Nothing was taken. Ask your Point of Contact for another package.</source>
      <translation>What a laptop added to this package was not signed by a laptop of the agency that DPS knows. Nothing was taken. Ask your Point of Contact for another package.</translation>
    </message>
    <message>
      <source>This file is no agency package, or it was damaged or changed. Nothing was taken from it. Ask your Point of Contact or DPS e-Ticket support for another one.</source>
      <translation>This file is no agency package, or it was damaged or changed. Nothing was taken from it. Ask your Point of Contact or DPS e-Ticket support for another one.</translation>
    </message>
  </context>
  <context>
    <name>sync.bundles.places</name>
    <message>
      <source>This computer may only read it: it is locked, or not yours to write to.</source>
      <translation>This computer may only read it: it is locked, or not yours to write to.</translation>
    </message>
    <message>
      <source>It is full: less than 10 MB are free.</source>
      <translation>It is full: less than 10 MB are free.</translation>
    </message>
    <message>
      <source>It is not there at the moment.</source>
      <translation>It is not there at the moment.</translation>
    </message>
  </context>
  <context>
    <name>sync.bundles.receipts</name>
    <message>
      <source>The file with receipts is not whole, or DPS did not sign it. Nothing was marked as received. Ask DPS to write the receipts again.</source>
      <translation>The file with receipts is not whole, or DPS did not sign it. Nothing was marked as received. Ask DPS to write the receipts again.</translation>
    </message>
    <message>
      <source>These receipts are for another laptop ({device}). Read them there; nothing changes here.</source>
      <translation>These receipts are for another laptop ({device}). Read them there; nothing changes here.</translation>
    </message>
  </context>
  <context>
    <name>sync.calls</name>
    <message>
      <source>An answer came that DPS did not sign. Nothing was counted as delivered; the tickets stay queued. If this goes on, call DPS e-Ticket support.</source>
      <translation>An answer came that DPS did not sign. Nothing was counted as delivered; the tickets stay queued. If this goes on, call DPS e-Ticket support.</translation>
    </message>
  </context>
  <context>
    <name>sync.causes</name>
    <message>
      <source>What answers in the place of DPS does not protect the connection well enough, so nothing was sent.</source>
      <translation>What answers in the place of DPS does not protect the connection well enough, so nothing was sent.</translation>
    </message>
    <message>
      <source>DPS did not answer in time.</source>
      <translation>DPS did not answer in time.</translation>
    </message>
    <message>
      <source>The name of DPS is not known on this network.</source>
      <translation>The name of DPS is not known on this network.</translation>
    </message>
    <message>
      <source>DPS cannot be reached from here.</source>
      <translation>DPS cannot be reached from here.</translation>
    </message>
    <message>
      <source>The connection to DPS broke before the whole answer came.</source>
      <translation>The connection to DPS broke before the whole answer came.</translation>
    </message>
    <message>
      <source>DPS asks for a certificate that this laptop does not have. Call DPS e-Ticket support.</source>
      <translation>DPS asks for a certificate that this laptop does not have. Call DPS e-Ticket support.</translation>
    </message>
    <message>
      <source>The certificate of what answers in the place of DPS is not valid today, or the clock of this laptop is wrong. Check date and time first.</source>
      <translation>The certificate of what answers in the place of DPS is not valid today, or the clock of this laptop is wrong. Check date and time first.</translation>
    </message>
    <message>
      <source>What answers in the place of DPS has the certificate of another address. Check the address; on a public Wi-Fi, sign in to it first.</source>
      <translation>What answers in the place of DPS has the certificate of another address. Check the address; on a public Wi-Fi, sign in to it first.</translation>
    </message>
    <message>
      <source>What answers in the place of DPS has no valid DPS certificate.</source>
      <translation>What answers in the place of DPS has no valid DPS certificate.</translation>
    </message>
    <message>
      <source>The proxy of this network wants a user name and a password. Ask who runs it.</source>
      <translation>The proxy of this network wants a user name and a password. Ask who runs it.</translation>
    </message>
    <message>
      <source>The proxy of this network does not let the laptop through to DPS.</source>
      <translation>The proxy of this network does not let the laptop through to DPS.</translation>
    </message>
  </context>
  <context>
    <name>sync.enrol</name>
    <message>
      <source> Nothing was set up yet; the same code can be used again.</source>
      <translation> Nothing was set up yet; the same code can be used again.</translation>
    </message>
    <message>
      <source>{said} The same code can be used again.</source>
      <translation>{said} The same code can be used again.</translation>
    </message>
    <message>
      <source>What answered in the place of DPS does not know the code, so nothing of it was taken. Check the address with DPS e-Ticket support.</source>
      <translation>What answered in the place of DPS does not know the code, so nothing of it was taken. Check the address with DPS e-Ticket support.</translation>
    </message>
  </context>
  <context>
    <name>sync.faults</name>
    <message>
      <source>The batch is too large for DPS.</source>
      <translation>The batch is too large for DPS.</translation>
    </message>
    <message>
      <source>A sign-in page of this network answered instead of DPS.</source>
      <translation>A sign-in page of this network answered instead of DPS.</translation>
    </message>
    <message>
      <source>Its address is {where}.</source>
      <translation>Its address is {where}.</translation>
    </message>
    <message>
      <source>Sign in to the Wi-Fi, or use another network. The tickets stay queued.</source>
      <translation>Sign in to the Wi-Fi, or use another network. The tickets stay queued.</translation>
    </message>
    <message>
      <source>{said} The tickets stay queued.</source>
      <translation>{said} The tickets stay queued.</translation>
    </message>
    <message>
      <source>DPS has a fault (its number is {status}).</source>
      <translation>DPS has a fault (its number is {status}).</translation>
    </message>
    <message>
      <source>{what} The tickets stay queued and will be tried again.</source>
      <translation>{what} The tickets stay queued and will be tried again.</translation>
    </message>
    <message>
      <source>DPS is busy and asks to wait. The tickets stay queued and go out later by themselves.</source>
      <translation>DPS is busy and asks to wait. The tickets stay queued and go out later by themselves.</translation>
    </message>
  </context>
  <context>
    <name>sync.http</name>
    <message>
      <source>The records that arrived are older than those on this laptop, or for another laptop. The records here stay in force. Call DPS e-Ticket support.</source>
      <translation>The records that arrived are older than those on this laptop, or for another laptop. The records here stay in force. Call DPS e-Ticket support.</translation>
    </message>
    <message>
      <source>The new law pack did not arrive whole. The one in force stays, and it will be fetched again.</source>
      <translation>The new law pack did not arrive whole. The one in force stays, and it will be fetched again.</translation>
    </message>
    <message>
      <source>DPS did not answer for every ticket. They stay queued and will be tried again.</source>
      <translation>DPS did not answer for every ticket. They stay queued and will be tried again.</translation>
    </message>
  </context>
  <context>
    <name>sync.link</name>
    <message>
      <source>The address of DPS cannot be read. Correct it in Settings.</source>
      <translation>The address of DPS cannot be read. Correct it in Settings.</translation>
    </message>
    <message>
      <source>The address of DPS must begin with https://.</source>
      <translation>The address of DPS must begin with https://.</translation>
    </message>
    <message>
      <source>Delivery has been switched off.</source>
      <translation>Delivery has been switched off.</translation>
    </message>
    <message>
      <source>The certificate of what answers in the place of DPS comes from none of the authorities that DPS named. A device of this network may be reading along.</source>
      <translation>The certificate of what answers in the place of DPS comes from none of the authorities that DPS named. A device of this network may be reading along.</translation>
    </message>
    <message>
      <source>The answer came packed in a way that was not asked for, so it was not opened. The tickets stay queued.</source>
      <translation>The answer came packed in a way that was not asked for, so it was not opened. The tickets stay queued.</translation>
    </message>
    <message>
      <source>The answer is larger than anything DPS sends. The tickets stay queued.</source>
      <translation>The answer is larger than anything DPS sends. The tickets stay queued.</translation>
    </message>
    <message>
      <source>The tickets stay queued and will be tried again.</source>
      <translation>The tickets stay queued and will be tried again.</translation>
    </message>
  </context>
  <context>
    <name>sync.relay.keeping</name>
    <message>
      <source>The folder of the relay cannot be used.</source>
      <translation>The folder of the relay cannot be used.</translation>
    </message>
  </context>
  <context>
    <name>sync.relay.link</name>
    <message>
      <source>The address of the relay cannot be read. It stands on the relay's screen, for instance 192.168.8.20:{port}.</source>
      <translation>The address of the relay cannot be read. It stands on the relay's screen, for instance 192.168.8.20:{port}.</translation>
    </message>
    <message>
      <source>That is more than a relay takes at once.</source>
      <translation>That is more than a relay takes at once.</translation>
    </message>
    <message>
      <source>The relay asks to wait.</source>
      <translation>The relay asks to wait.</translation>
    </message>
    <message>
      <source>The relay does not know this pairing code, or another computer answers in its place. Pair again with the code on the relay's screen. Nothing is lost.</source>
      <translation>The relay does not know this pairing code, or another computer answers in its place. Pair again with the code on the relay's screen. Nothing is lost.</translation>
    </message>
    <message>
      <source>The relay does not answer. It may be out of reach, or switched off. The tickets stay queued.</source>
      <translation>The relay does not answer. It may be out of reach, or switched off. The tickets stay queued.</translation>
    </message>
    <message>
      <source>What answers at this address is no relay of this program, or one of another version. The tickets stay queued.</source>
      <translation>What answers at this address is no relay of this program, or one of another version. The tickets stay queued.</translation>
    </message>
  </context>
  <context>
    <name>sync.relay.pairing</name>
    <message>
      <source>The pairing code has {characters} characters in two groups of five. Compare it with the screen of the relay.</source>
      <translation>The pairing code has {characters} characters in two groups of five. Compare it with the screen of the relay.</translation>
    </message>
  </context>
  <context>
    <name>sync.relay.server</name>
    <message>
      <source>Too many at once.</source>
      <translation>Too many at once.</translation>
    </message>
    <message>
      <source>The relay cannot be switched on: another program uses port {port} of this laptop. Close it, or restart the laptop.</source>
      <translation>The relay cannot be switched on: another program uses port {port} of this laptop. Close it, or restart the laptop.</translation>
    </message>
  </context>
  <context>
    <name>sync.wire.messages</name>
    <message>
      <source>DPS answered, but the answer could not be understood. The tickets stay queued and will be tried again.</source>
      <translation>DPS answered, but the answer could not be understood. The tickets stay queued and will be tried again.</translation>
    </message>
    <message>
      <source>The message is not a {name} of version {version}.</source>
      <translation>The message is not a {name} of version {version}.</translation>
    </message>
  </context>
  <context>
    <name>sync.worker</name>
    <message>
      <source>Connected to DPS.</source>
      <translation>Connected to DPS.</translation>
    </message>
    <message>
      <source>Delivery met a fault of this program. The tickets stay queued and will be tried again. If this goes on, restart the program and tell support.</source>
      <translation>Delivery met a fault of this program. The tickets stay queued and will be tried again. If this goes on, restart the program and tell support.</translation>
    </message>
    <message>
      <source>DPS has not been asked yet.</source>
      <translation>DPS has not been asked yet.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.bootstrap</name>
    <message>
      <source>Nobody is signed on, so no officer can be added.</source>
      <translation>Nobody is signed on, so no officer can be added.</translation>
    </message>
  </context>
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
    <name>tracs_mobile.device_book</name>
    <message>
      <source>The file {file} cannot be read, so no device is set up. Open Devices and find them again.</source>
      <translation>The file {file} cannot be read, so no device is set up. Open Devices and find them again.</translation>
    </message>
    <message>
      <source>The disk did not take the list of devices; nothing was changed. Free some space.</source>
      <translation>The disk did not take the list of devices; nothing was changed. Free some space.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.device_trials</name>
    <message>
      <source>Reached through Windows, a printer says nothing of paper. Only a look at it tells.</source>
      <translation>Reached through Windows, a printer says nothing of paper. Only a look at it tells.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.device_words</name>
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
      <source>Windows queue, printer's own language</source>
      <translation>Windows queue, printer's own language</translation>
    </message>
    <message>
      <source>Windows printer</source>
      <translation>Windows printer</translation>
    </message>
    <message>
      <source>Files in a folder</source>
      <translation>Files in a folder</translation>
    </message>
    <message>
      <source>Types like a keyboard</source>
      <translation>Types like a keyboard</translation>
    </message>
    <message>
      <source>Camera of this laptop</source>
      <translation>Camera of this laptop</translation>
    </message>
    <message>
      <source>{page_width_in:g} inch page</source>
      <translation>{page_width_in:g} inch page</translation>
    </message>
    <message>
      <source>{round} inch</source>
      <translation>{round} inch</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.devices_here</name>
    <message>
      <source>No printer is set up. Tickets are issued and their print is owed.</source>
      <translation>No printer is set up. Tickets are issued and their print is owed.</translation>
    </message>
    <message>
      <source>Not listened to yet.</source>
      <translation>Not listened to yet.</translation>
    </message>
    <message>
      <source>The sheet could not be saved as {path}. Choose another folder.</source>
      <translation>The sheet could not be saved as {path}. Choose another folder.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.domain.deadline</name>
    <message>
      <source>late by {span} or more</source>
      <translation>late by {span} or more</translation>
    </message>
    <message>
      <source>late by {span}</source>
      <translation>late by {span}</translation>
    </message>
    <message>
      <source>{span} left or less</source>
      <translation>{span} left or less</translation>
    </message>
    <message>
      <source>{span} left</source>
      <translation>{span} left</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.domain.devices</name>
    <message>
      <source>ready</source>
      <translation>ready</translation>
    </message>
    <message>
      <source>not set up</source>
      <translation>not set up</translation>
    </message>
    <message>
      <source>off</source>
      <translation>off</translation>
    </message>
    <message>
      <source>out of range</source>
      <translation>out of range</translation>
    </message>
    <message>
      <source>wrong port</source>
      <translation>wrong port</translation>
    </message>
    <message>
      <source>port held by another program</source>
      <translation>port held by another program</translation>
    </message>
    <message>
      <source>paper out</source>
      <translation>paper out</translation>
    </message>
    <message>
      <source>cover open</source>
      <translation>cover open</translation>
    </message>
    <message>
      <source>battery low</source>
      <translation>battery low</translation>
    </message>
    <message>
      <source>head hot</source>
      <translation>head hot</translation>
    </message>
    <message>
      <source>not answering</source>
      <translation>not answering</translation>
    </message>
    <message>
      <source>not a printer</source>
      <translation>not a printer</translation>
    </message>
    <message>
      <source>stopped reading</source>
      <translation>stopped reading</translation>
    </message>
    <message>
      <source>connection broke</source>
      <translation>connection broke</translation>
    </message>
    <message>
      <source>busy</source>
      <translation>busy</translation>
    </message>
    <message>
      <source>stopped by the officer</source>
      <translation>stopped by the officer</translation>
    </message>
    <message>
      <source>folder cannot be written</source>
      <translation>folder cannot be written</translation>
    </message>
    <message>
      <source>fault</source>
      <translation>fault</translation>
    </message>
    <message>
      <source>{port}, was {before}</source>
      <translation>{port}, was {before}</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.domain.dps_address</name>
    <message>
      <source>The address of DPS has no blanks in it. Compare it with the letter of DPS.</source>
      <translation>The address of DPS has no blanks in it. Compare it with the letter of DPS.</translation>
    </message>
    <message>
      <source>The address of DPS must begin with https://. Correct how it begins.</source>
      <translation>The address of DPS must begin with https://. Correct how it begins.</translation>
    </message>
    <message>
      <source>This is no address. Compare it with the letter of DPS; it begins with https://.</source>
      <translation>This is no address. Compare it with the letter of DPS; it begins with https://.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.domain.enrolment_code</name>
    <message>
      <source>“{character}” stands in no enrollment code. Look at the code again.</source>
      <translation>“{character}” stands in no enrollment code. Look at the code again.</translation>
    </message>
    <message>
      <source>The code has {code_characters} characters in four groups of {group}; {meant} are here.</source>
      <translation>The code has {code_characters} characters in four groups of {group}; {meant} are here.</translation>
    </message>
    <message>
      <source>The code was not typed as DPS gave it. Compare it group by group.</source>
      <translation>The code was not typed as DPS gave it. Compare it group by group.</translation>
    </message>
    <message>
      <source>The activation code has {activation_digits} digits. Look at it again.</source>
      <translation>The activation code has {activation_digits} digits. Look at it again.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.domain.life</name>
    <message>
      <source>No record exists.</source>
      <translation>No record exists.</translation>
    </message>
    <message>
      <source>This ticket is void, and stays so. Copy it to a new ticket if one is needed.</source>
      <translation>This ticket is void, and stays so. Copy it to a new ticket if one is needed.</translation>
    </message>
    <message>
      <source>A later version replaced this one. Open the newest version of the ticket.</source>
      <translation>A later version replaced this one. Open the newest version of the ticket.</translation>
    </message>
    <message>
      <source>DPS holds other contents under this ticket number. Nothing was changed; call DPS e-Ticket support first.</source>
      <translation>DPS holds other contents under this ticket number. Nothing was changed; call DPS e-Ticket support first.</translation>
    </message>
    <message>
      <source>This ticket still waits for DPS. Nothing was changed; try again when it is received.</source>
      <translation>This ticket still waits for DPS. Nothing was changed; try again when it is received.</translation>
    </message>
    <message>
      <source>This ticket is on its way and DPS has not answered yet. Nothing was changed; try again when it is received.</source>
      <translation>This ticket is on its way and DPS has not answered yet. Nothing was changed; try again when it is received.</translation>
    </message>
    <message>
      <source>DPS refused this ticket. Nothing was changed; mend it or void it first.</source>
      <translation>DPS refused this ticket. Nothing was changed; mend it or void it first.</translation>
    </message>
    <message>
      <source>This notice has still to be handed over to the Diversion Program. Nothing was changed.</source>
      <translation>This notice has still to be handed over to the Diversion Program. Nothing was changed.</translation>
    </message>
    <message>
      <source>DPS has not refused this ticket; there is nothing to send again.</source>
      <translation>DPS has not refused this ticket; there is nothing to send again.</translation>
    </message>
    <message>
      <source>This paper is never sent to DPS, so it cannot be late there.</source>
      <translation>This paper is never sent to DPS, so it cannot be late there.</translation>
    </message>
    <message>
      <source>There is no notice to hand over for this ticket, or it was handed over.</source>
      <translation>There is no notice to hand over for this ticket, or it was handed over.</translation>
    </message>
    <message>
      <source>The reason for this late ticket was given before; it was not given again.</source>
      <translation>The reason for this late ticket was given before; it was not given again.</translation>
    </message>
    <message>
      <source>This ticket is not late; there is nothing to explain.</source>
      <translation>This ticket is not late; there is nothing to explain.</translation>
    </message>
    <message>
      <source>The law knows no proof that would undo this charge. Nothing was noted.</source>
      <translation>The law knows no proof that would undo this charge. Nothing was noted.</translation>
    </message>
    <message>
      <source>The proof for this ticket was noted before; it was not noted again.</source>
      <translation>The proof for this ticket was noted before; it was not noted again.</translation>
    </message>
    <message>
      <source>The time to show proof is over, so it was not noted. The driver can show it at the hearing; you may amend or void the ticket.</source>
      <translation>The time to show proof is over, so it was not noted. The driver can show it at the hearing; you may amend or void the ticket.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.domain.request_checks</name>
    <message>
      <source>The {what} is missing.</source>
      <translation>The {what} is missing.</translation>
    </message>
    <message>
      <source>The {what} has {text} characters; {longest} fit. Shorten it.</source>
      <translation>The {what} has {text} characters; {longest} fit. Shorten it.</translation>
    </message>
    <message>
      <source>The {what} holds {strange}, which does not print on the ticket. Type it again.</source>
      <translation>The {what} holds {strange}, which does not print on the ticket. Type it again.</translation>
    </message>
    <message>
      <source>The LEO number (justice system ID) is missing.</source>
      <translation>The LEO number (justice system ID) is missing.</translation>
    </message>
    <message>
      <source>A LEO number has capital letters and digits only; “{number}” has others.</source>
      <translation>A LEO number has capital letters and digits only; “{number}” has others.</translation>
    </message>
    <message>
      <source>A LEO number has five characters; “{number}” has {number_2}. A spreadsheet may have dropped a zero in front.</source>
      <translation>A LEO number has five characters; “{number}” has {number_2}. A spreadsheet may have dropped a zero in front.</translation>
    </message>
    <message>
      <source>A LEO number has five characters; “{number}” has {number_2}.</source>
      <translation>A LEO number has five characters; “{number}” has {number_2}.</translation>
    </message>
    <message>
      <source>“{phone}” is no phone number with area code. Write it like 802-555-0100.</source>
      <translation>“{phone}” is no phone number with area code. Write it like 802-555-0100.</translation>
    </message>
    <message>
      <source>The e-mail address of the {whose} is missing.</source>
      <translation>The e-mail address of the {whose} is missing.</translation>
    </message>
    <message>
      <source>“{address}” is no e-mail address.</source>
      <translation>“{address}” is no e-mail address.</translation>
    </message>
    <message>
      <source>The {what} is {day:%m/%d/%Y}. That is too far from today; check the year.</source>
      <translation>The {what} is {day:%m/%d/%Y}. That is too far from today; check the year.</translation>
    </message>
    <message>
      <source>The {what}, {day:%m/%d/%Y}, is more than 30 days back. Tickets issued since then keep what they say.</source>
      <translation>The {what}, {day:%m/%d/%Y}, is more than 30 days back. Tickets issued since then keep what they say.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.domain.request_gather</name>
    <message>
      <source>The text holds invisible characters, which were taken out. Compare names and numbers with the original.</source>
      <translation>The text holds invisible characters, which were taken out. Compare names and numbers with the original.</translation>
    </message>
    <message>
      <source>Nothing of a request was found in this text. It needs at least the agency's name and its judiciary code, each after its label.</source>
      <translation>Nothing of a request was found in this text. It needs at least the agency's name and its judiciary code, each after its label.</translation>
    </message>
    <message>
      <source>Not read as officers: {shown}{more}. Compare the original. A first line over the columns helps: job title, legal name, LEO number, username.</source>
      <translation>Not read as officers: {shown}{more}. Compare the original. A first line over the columns helps: job title, legal name, LEO number, username.</translation>
    </message>
    <message>
      <source>{name} cannot be read here. Open it, copy the table and paste it into the text.</source>
      <translation>{name} cannot be read here. Open it, copy the table and paste it into the text.</translation>
    </message>
    <message>
      <source>{name} is not a PNG picture; the logo is needed as PNG.</source>
      <translation>{name} is not a PNG picture; the logo is needed as PNG.</translation>
    </message>
    <message>
      <source>The e-mail came from {senders}, not from the Head of Department ({head}). Make sure the Head of Department authorizes the request.</source>
      <translation>The e-mail came from {senders}, not from the Head of Department ({head}). Make sure the Head of Department authorizes the request.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.domain.request_logo</name>
    <message>
      <source>There is no logo. Warnings then begin with the agency's name alone; the logo can follow in a change request.</source>
      <translation>There is no logo. Warnings then begin with the agency's name alone; the logo can follow in a change request.</translation>
    </message>
    <message>
      <source>The logo has {png:,} kB; {most_bytes} are allowed.</source>
      <translation>The logo has {png:,} kB; {most_bytes} are allowed.</translation>
    </message>
    <message>
      <source>The logo is not a whole PNG picture. Choose another.</source>
      <translation>The logo is not a whole PNG picture. Choose another.</translation>
    </message>
    <message>
      <source>The logo has {width} by {height} dots; {most_dots} a side is the most.</source>
      <translation>The logo has {width} by {height} dots; {most_dots} a side is the most.</translation>
    </message>
    <message>
      <source>The logo has {width} by {height} dots and may look coarse on paper.</source>
      <translation>The logo has {width} by {height} dots and may look coarse on paper.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.domain.request_parts</name>
    <message>
      <source>{capitalize} says “{value}”, {where} says “{value_2}”. The latter was taken, since it stands further up.</source>
      <translation>{capitalize} says “{value}”, {where} says “{value_2}”. The latter was taken, since it stands further up.</translation>
    </message>
    <message>
      <source>{key} stands twice with different words; the upper one was taken.</source>
      <translation>{key} stands twice with different words; the upper one was taken.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.domain.request_people</name>
    <message>
      <source>{officers} officers are more than one request can hold. Send {most_officers} at a time.</source>
      <translation>{officers} officers are more than one request can hold. Send {most_officers} at a time.</translation>
    </message>
    <message>
      <source>LEO number</source>
      <translation>LEO number</translation>
    </message>
    <message>
      <source>username</source>
      <translation>username</translation>
    </message>
    <message>
      <source>legal name</source>
      <translation>legal name</translation>
    </message>
    <message>
      <source>“{name}” is one word. DPS needs the legal name, first and last.</source>
      <translation>“{name}” is one word. DPS needs the legal name, first and last.</translation>
    </message>
    <message>
      <source>The name prints as it stands here: “{title} {name}”.</source>
      <translation>The name prints as it stands here: “{title} {name}”.</translation>
    </message>
    <message>
      <source>first day</source>
      <translation>first day</translation>
    </message>
    <message>
      <source>job title as on the VCVC</source>
      <translation>job title as on the VCVC</translation>
    </message>
    <message>
      <source>The title prints exactly as typed: “{title}”. Begin it with a capital letter if it should have one.</source>
      <translation>The title prints exactly as typed: “{title}”. Begin it with a capital letter if it should have one.</translation>
    </message>
    <message>
      <source>The DPS domain username is missing.</source>
      <translation>The DPS domain username is missing.</translation>
    </message>
    <message>
      <source>“{username}” is an e-mail address. DPS needs the username of the DPS domain.</source>
      <translation>“{username}” is an e-mail address. DPS needs the username of the DPS domain.</translation>
    </message>
    <message>
      <source>“{username}” is no DPS domain username: up to {username_length} letters, digits, dots, hyphens and underscores.</source>
      <translation>“{username}” is no DPS domain username: up to {username_length} letters, digits, dots, hyphens and underscores.</translation>
    </message>
    <message>
      <source>Officers {first} and {at} have the same {what} “{value}”. Each belongs to one person.</source>
      <translation>Officers {first} and {at} have the same {what} “{value}”. Each belongs to one person.</translation>
    </message>
    <message>
      <source>A new agency has no records that could change yet. List its officers instead.</source>
      <translation>A new agency has no records that could change yet. List its officers instead.</translation>
    </message>
    <message>
      <source>The request asks for no change.</source>
      <translation>The request asks for no change.</translation>
    </message>
    <message>
      <source>The same kind of change is asked twice for {leo_number}.</source>
      <translation>The same kind of change is asked twice for {leo_number}.</translation>
    </message>
    <message>
      <source>last day</source>
      <translation>last day</translation>
    </message>
    <message>
      <source>first day of the change</source>
      <translation>first day of the change</translation>
    </message>
    <message>
      <source>The {what} is missing.</source>
      <translation>The {what} is missing.</translation>
    </message>
    <message>
      <source>The judiciary code of the agency the officer moves to is missing.</source>
      <translation>The judiciary code of the agency the officer moves to is missing.</translation>
    </message>
    <message>
      <source>“{code}” is no judiciary code of four digits.</source>
      <translation>“{code}” is no judiciary code of four digits.</translation>
    </message>
    <message>
      <source>{leo_number} leaves on {gone:%m/%d/%Y}, before this change begins.</source>
      <translation>{leo_number} leaves on {gone:%m/%d/%Y}, before this change begins.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.domain.request_reading</name>
    <message>
      <source>This is an Outlook file (.msg). Save the e-mail as text or as .eml, or copy its text and paste it.</source>
      <translation>This is an Outlook file (.msg). Save the e-mail as text or as .eml, or copy its text and paste it.</translation>
    </message>
    <message>
      <source>This is a PDF. Copy its text and paste it.</source>
      <translation>This is a PDF. Copy its text and paste it.</translation>
    </message>
    <message>
      <source>This is a workbook or a document. Copy its table or text and paste it.</source>
      <translation>This is a workbook or a document. Copy its table or text and paste it.</translation>
    </message>
    <message>
      <source>This is a picture. The request is text; upload the e-mail it came with.</source>
      <translation>This is a picture. The request is text; upload the e-mail it came with.</translation>
    </message>
    <message>
      <source>Two different request files are attached. Ask the agency which one is right; the first one is shown.</source>
      <translation>Two different request files are attached. Ask the agency which one is right; the first one is shown.</translation>
    </message>
    <message>
      <source>This is larger than a request can be. Send the e-mail without other files.</source>
      <translation>This is larger than a request can be. Send the e-mail without other files.</translation>
    </message>
    <message>
      <source>The attachment says “{value}”, the text of the e-mail “{other}”. Ask the agency which one is right.</source>
      <translation>The attachment says “{value}”, the text of the e-mail “{other}”. Ask the agency which one is right.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.domain.request_rules</name>
    <message>
      <source>Judiciary code, four digits</source>
      <translation>Judiciary code, four digits</translation>
    </message>
    <message>
      <source>Proper name on the e-ticket</source>
      <translation>Proper name on the e-ticket</translation>
    </message>
    <message>
      <source>Address</source>
      <translation>Address</translation>
    </message>
    <message>
      <source>Phone number</source>
      <translation>Phone number</translation>
    </message>
    <message>
      <source>Logo for the header of warnings</source>
      <translation>Logo for the header of warnings</translation>
    </message>
    <message>
      <source>ORI and municipality</source>
      <translation>ORI and municipality</translation>
    </message>
    <message>
      <source>Head of Department, who authorizes</source>
      <translation>Head of Department, who authorizes</translation>
    </message>
    <message>
      <source>Point of Contact</source>
      <translation>Point of Contact</translation>
    </message>
    <message>
      <source>Agency record before its officers</source>
      <translation>Agency record before its officers</translation>
    </message>
    <message>
      <source>Officers: job title as on the VCVC</source>
      <translation>Officers: job title as on the VCVC</translation>
    </message>
    <message>
      <source>Officers: legal name</source>
      <translation>Officers: legal name</translation>
    </message>
    <message>
      <source>Officers: justice system ID, five characters</source>
      <translation>Officers: justice system ID, five characters</translation>
    </message>
    <message>
      <source>Officers: DPS domain username</source>
      <translation>Officers: DPS domain username</translation>
    </message>
    <message>
      <source>Officers: first day</source>
      <translation>Officers: first day</translation>
    </message>
    <message>
      <source>Changes: title, affiliation, leavers</source>
      <translation>Changes: title, affiliation, leavers</translation>
    </message>
    <message>
      <source>Note to DPS</source>
      <translation>Note to DPS</translation>
    </message>
    <message>
      <source>note</source>
      <translation>note</translation>
    </message>
    <message>
      <source>agency's proper name</source>
      <translation>agency's proper name</translation>
    </message>
    <message>
      <source>address</source>
      <translation>address</translation>
    </message>
    <message>
      <source>agency's phone number</source>
      <translation>agency's phone number</translation>
    </message>
    <message>
      <source>“{ori}” is no ORI: two letters and seven more characters, such as VT0010000. Leave it empty if you do not know it.</source>
      <translation>“{ori}” is no ORI: two letters and seven more characters, such as VT0010000. Leave it empty if you do not know it.</translation>
    </message>
    <message>
      <source>The judiciary code is missing. The Judicial Bureau knows the agency by its four digits.</source>
      <translation>The judiciary code is missing. The Judicial Bureau knows the agency by its four digits.</translation>
    </message>
    <message>
      <source>The judiciary code has four digits; “{code}” has not. Ask the Judicial Bureau if you are not sure.</source>
      <translation>The judiciary code has four digits; “{code}” has not. Ask the Judicial Bureau if you are not sure.</translation>
    </message>
    <message>
      <source>name of the Head of Department</source>
      <translation>name of the Head of Department</translation>
    </message>
    <message>
      <source>title of the Head of Department</source>
      <translation>title of the Head of Department</translation>
    </message>
    <message>
      <source>Head of Department</source>
      <translation>Head of Department</translation>
    </message>
    <message>
      <source>name of the Point of Contact</source>
      <translation>name of the Point of Contact</translation>
    </message>
    <message>
      <source>phone number of the Point of Contact</source>
      <translation>phone number of the Point of Contact</translation>
    </message>
    <message>
      <source>The Point of Contact {leo_number} is not among the officers. A Point of Contact signs on to the laptop too: add the person to the officers.</source>
      <translation>The Point of Contact {leo_number} is not among the officers. A Point of Contact signs on to the laptop too: add the person to the officers.</translation>
    </message>
    <message>
      <source>DPS makes the Agency record first and the officers under it. Give the judiciary code and the proper name of the agency, then the officers can be added.</source>
      <translation>DPS makes the Agency record first and the officers under it. Give the judiciary code and the proper name of the agency, then the officers can be added.</translation>
    </message>
    <message>
      <source>No officer is named. A new agency begins with at least its Point of Contact.</source>
      <translation>No officer is named. A new agency begins with at least its Point of Contact.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.domain.request_table</name>
    <message>
      <source>The column “{cell}” is not part of a request and was left out.</source>
      <translation>The column “{cell}” is not part of a request and was left out.</translation>
    </message>
    <message>
      <source>The columns of line {lines} could not be told apart. Put a first line over them: job title, legal name, LEO number, username.</source>
      <translation>The columns of line {lines} could not be told apart. Put a first line over them: job title, legal name, LEO number, username.</translation>
    </message>
    <message>
      <source>Line {at}: “{started}” is not a day such as 12/01/2026.</source>
      <translation>Line {at}: “{started}” is not a day such as 12/01/2026.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.domain.restoration</name>
    <message>
      <source>DPS had to go back to an older copy of its records and lost this ticket after it had received it. It is sent again as it was signed; nobody has to do anything.</source>
      <translation>DPS had to go back to an older copy of its records and lost this ticket after it had received it. It is sent again as it was signed; nobody has to do anything.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.domain.rights</name>
    <message>
      <source>write a warning</source>
      <translation>write a warning</translation>
    </message>
    <message>
      <source>issue a complaint</source>
      <translation>issue a complaint</translation>
    </message>
    <message>
      <source>see tickets of other officers</source>
      <translation>see tickets of other officers</translation>
    </message>
    <message>
      <source>void a ticket</source>
      <translation>void a ticket</translation>
    </message>
    <message>
      <source>amend a ticket</source>
      <translation>amend a ticket</translation>
    </message>
    <message>
      <source>reissue a ticket</source>
      <translation>reissue a ticket</translation>
    </message>
    <message>
      <source>copy a ticket</source>
      <translation>copy a ticket</translation>
    </message>
    <message>
      <source>print a ticket</source>
      <translation>print a ticket</translation>
    </message>
    <message>
      <source>send a ticket again</source>
      <translation>send a ticket again</translation>
    </message>
    <message>
      <source>give the reason for a late ticket</source>
      <translation>give the reason for a late ticket</translation>
    </message>
    <message>
      <source>note that proof was shown</source>
      <translation>note that proof was shown</translation>
    </message>
    <message>
      <source>note that a notice was handed over</source>
      <translation>note that a notice was handed over</translation>
    </message>
    <message>
      <source>review tickets</source>
      <translation>review tickets</translation>
    </message>
    <message>
      <source>expunge a ticket</source>
      <translation>expunge a ticket</translation>
    </message>
    <message>
      <source>export stop data</source>
      <translation>export stop data</translation>
    </message>
    <message>
      <source>export tickets</source>
      <translation>export tickets</translation>
    </message>
    <message>
      <source>change the shortcuts of the agency</source>
      <translation>change the shortcuts of the agency</translation>
    </message>
    <message>
      <source>set up devices</source>
      <translation>set up devices</translation>
    </message>
    <message>
      <source>write the agency's request to DPS</source>
      <translation>write the agency's request to DPS</translation>
    </message>
    <message>
      <source>check whether the laptop is ready</source>
      <translation>check whether the laptop is ready</translation>
    </message>
    <message>
      <source>let a locked officer sign on again</source>
      <translation>let a locked officer sign on again</translation>
    </message>
    <message>
      <source>Only the officer who issued it may {do}. Nothing was changed.</source>
      <translation>Only the officer who issued it may {do}. Nothing was changed.</translation>
    </message>
    <message>
      <source>The Judicial Bureau has not approved you for e-tickets yet; issue a warning, or write the complaint on paper. Nothing was issued.</source>
      <translation>The Judicial Bureau has not approved you for e-tickets yet; issue a warning, or write the complaint on paper. Nothing was issued.</translation>
    </message>
    <message>
      <source>You may not {do}; ask your Point of Contact. Nothing was changed.</source>
      <translation>You may not {do}; ask your Point of Contact. Nothing was changed.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.domain.rules_age</name>
    <message>
      <source>{statute} is for {found}, and by the date of birth the driver was {age}; check the date, or choose another charge.</source>
      <translation>{statute} is for {found}, and by the date of birth the driver was {age}; check the date, or choose another charge.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.domain.rules_amounts</name>
    <message>
      <source>The base penalty cannot be less than nothing.</source>
      <translation>The base penalty cannot be less than nothing.</translation>
    </message>
    <message>
      <source>The base penalty of {statute} is at most ${dollars} by law; look it up in your schedule again.</source>
      <translation>The base penalty of {statute} is at most ${dollars} by law; look it up in your schedule again.</translation>
    </message>
    <message>
      <source>The base penalty of {statute} is at least ${dollars} by law; look it up in your schedule again.</source>
      <translation>The base penalty of {statute} is at least ${dollars} by law; look it up in your schedule again.</translation>
    </message>
    <message>
      <source>Enter the base penalty for {statute} from your schedule; this table does not know it, and 15 % and the surcharge are added for you.</source>
      <translation>Enter the base penalty for {statute} from your schedule; this table does not know it, and 15 % and the surcharge are added for you.</translation>
    </message>
    <message>
      <source>Write the name and section of the ordinance; the complaint has to name it.</source>
      <translation>Write the name and section of the ordinance; the complaint has to name it.</translation>
    </message>
    <message>
      <source>Enter the full penalty that the ordinance sets (4 V.S.A. § 1102(d)).</source>
      <translation>Enter the full penalty that the ordinance sets (4 V.S.A. § 1102(d)).</translation>
    </message>
    <message>
      <source>A civil ordinance penalty is at most ${dollars} a day (24 V.S.A. § 1974a); charge each day as a violation of its own.</source>
      <translation>A civil ordinance penalty is at most ${dollars} a day (24 V.S.A. § 1974a); charge each day as a violation of its own.</translation>
    </message>
    <message>
      <source>Enter the waiver penalty that the ordinance sets (4 V.S.A. § 1102(d)).</source>
      <translation>Enter the waiver penalty that the ordinance sets (4 V.S.A. § 1102(d)).</translation>
    </message>
    <message>
      <source>The waiver penalty cannot be more than the full penalty; check both.</source>
      <translation>The waiver penalty cannot be more than the full penalty; check both.</translation>
    </message>
    <message>
      <source>Municipal parking is not heard by the Judicial Bureau (4 V.S.A. § 1102(b)); use the town's own parking ticket.</source>
      <translation>Municipal parking is not heard by the Judicial Bureau (4 V.S.A. § 1102(b)); use the town's own parking ticket.</translation>
    </message>
    <message>
      <source>An ordinance may not repeat or contradict Title 23 (23 V.S.A. § 1008); charge the statute itself.</source>
      <translation>An ordinance may not repeat or contradict Title 23 (23 V.S.A. § 1008); charge the statute itself.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.domain.rules_charges</name>
    <message>
      <source>Choose the charge: type a word, a section, or a speed like 49/35.</source>
      <translation>Choose the charge: type a word, a section, or a speed like 49/35.</translation>
    </message>
    <message>
      <source>The Judicial Bureau has not approved you for e-tickets yet; issue a warning, or write the complaint on paper.</source>
      <translation>The Judicial Bureau has not approved you for e-tickets yet; issue a warning, or write the complaint on paper.</translation>
    </message>
    <message>
      <source>{statute} was not in force on {day:%m/%d/%Y} in this form; choose the charge of that day.</source>
      <translation>{statute} was not in force on {day:%m/%d/%Y} in this form; choose the charge of that day.</translation>
    </message>
    <message>
      <source>{statute} is a rule about points or amounts and no violation; choose the violation itself.</source>
      <translation>{statute} is a rule about points or amounts and no violation; choose the violation itself.</translation>
    </message>
    <message>
      <source>{statute} is a crime and cannot go on a civil complaint; cite the driver into criminal court, or choose a civil charge that fits.</source>
      <translation>{statute} is a crime and cannot go on a civil complaint; cite the driver into criminal court, or choose a civil charge that fits.</translation>
    </message>
    <message>
      <source>Write the section and the name of the violation in the facts; this line of the table stands for several sections.</source>
      <translation>Write the section and the name of the violation in the facts; this line of the table stands for several sections.</translation>
    </message>
    <message>
      <source>{statute} has to be brought within {file_within_h} hours of the event, and that time is over; no complaint can be issued for it.</source>
      <translation>{statute} has to be brought within {file_within_h} hours of the event, and that time is over; no complaint can be issued for it.</translation>
    </message>
    <message>
      <source>Enter the speed in mph.</source>
      <translation>Enter the speed in mph.</translation>
    </message>
    <message>
      <source>Enter the speed limit in mph.</source>
      <translation>Enter the speed limit in mph.</translation>
    </message>
    <message>
      <source>{speed} mph is not over the limit of {limit}; check both.</source>
      <translation>{speed} mph is not over the limit of {limit}; check both.</translation>
    </message>
    <message>
      <source>{speed} in a {limit} zone is excessive speed, a crime (23 V.S.A. § 1097), and cannot go on a civil complaint; cite the driver into criminal court.</source>
      <translation>{speed} in a {limit} zone is excessive speed, a crime (23 V.S.A. § 1097), and cannot go on a civil complaint; cite the driver into criminal court.</translation>
    </message>
    <message>
      <source>23 V.S.A. § 1081(b) is for roads without a posted limit, where it is 50; use § 1003 or § 1007 for a posted one.</source>
      <translation>23 V.S.A. § 1081(b) is for roads without a posted limit, where it is 50; use § 1003 or § 1007 for a posted one.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.domain.rules_combined</name>
    <message>
      <source>Only one complaint for a phone or device can come from one stop (23 V.S.A. § 1095b(d)(2)); remove one, or make it a warning.</source>
      <translation>Only one complaint for a phone or device can come from one stop (23 V.S.A. § 1095b(d)(2)); remove one, or make it a warning.</translation>
    </message>
    <message>
      <source>In a commercial vehicle a phone or texting is charged under 23 V.S.A. § 4125 (§ 1095b(d)(1)); choose that charge.</source>
      <translation>In a commercial vehicle a phone or texting is charged under 23 V.S.A. § 4125 (§ 1095b(d)(1)); choose that charge.</translation>
    </message>
    <message>
      <source>For the operator of a commercial vehicle 23 V.S.A. § 4125 takes the place of § 1095b and § 1099 (§ 4125(b)); keep one of them.</source>
      <translation>For the operator of a commercial vehicle 23 V.S.A. § 4125 takes the place of § 1095b and § 1099 (§ 4125(b)); keep one of them.</translation>
    </message>
    <message>
      <source>23 V.S.A. § 4125 is for the operator of a commercial vehicle; mark the vehicle as commercial, or choose § 1095b or § 1099.</source>
      <translation>23 V.S.A. § 4125 is for the operator of a commercial vehicle; mark the vehicle as commercial, or choose § 1095b or § 1099.</translation>
    </message>
    <message>
      <source>In a work or school zone a phone carries 4 or 5 points and a higher penalty (23 V.S.A. § {section}, § 2502); choose the line for the zone.</source>
      <translation>In a work or school zone a phone carries 4 or 5 points and a higher penalty (23 V.S.A. § {section}, § 2502); choose the line for the zone.</translation>
    </message>
    <message>
      <source>This line is for a work or school zone (23 V.S.A. § {section}); mark which zone it was, or choose the line without one.</source>
      <translation>This line is for a work or school zone (23 V.S.A. § {section}); mark which zone it was, or choose the line without one.</translation>
    </message>
    <message>
      <source>Learner permit (§ 615) and suspended license (§ 676) cannot both come from one stop (23 V.S.A. § 615); keep one of them.</source>
      <translation>Learner permit (§ 615) and suspended license (§ 676) cannot both come from one stop (23 V.S.A. § 615); keep one of them.</translation>
    </message>
    <message>
      <source>Consuming and open container cannot both be charged for the same act (23 V.S.A. § 1134(d)); keep one of them.</source>
      <translation>Consuming and open container cannot both be charged for the same act (23 V.S.A. § 1134(d)); keep one of them.</translation>
    </message>
    <message>
      <source>Only one overweight complaint can be written for a vehicle and a stop (23 V.S.A. § 1412); keep one of them.</source>
      <translation>Only one overweight complaint can be written for a vehicle and a stop (23 V.S.A. § 1412); keep one of them.</translation>
    </message>
    <message>
      <source>Owner, lessee or operator may be charged for overweight (23 V.S.A. § 1391a(c)); choose the organization if it is the one.</source>
      <translation>Owner, lessee or operator may be charged for overweight (23 V.S.A. § 1391a(c)); choose the organization if it is the one.</translation>
    </message>
    <message>
      <source>This rests on a sign: it must have stood in place and been legible (23 V.S.A. § 1021(b)); say so in the facts.</source>
      <translation>This rests on a sign: it must have stood in place and been legible (23 V.S.A. § 1021(b)); say so in the facts.</translation>
    </message>
    <message>
      <source>{what} complaint needs another violation on the stop (23 V.S.A. § {law}); add the one you stopped the driver for, a warning will do.</source>
      <translation>{what} complaint needs another violation on the stop (23 V.S.A. § {law}); add the one you stopped the driver for, a warning will do.</translation>
    </message>
    <message>
      <source>The seat belt penalty is owed only when a penalty is paid for the other violation (23 V.S.A. § 1259(e)), and that one is a warning here.</source>
      <translation>The seat belt penalty is owed only when a penalty is paid for the other violation (23 V.S.A. § 1259(e)), and that one is a warning here.</translation>
    </message>
    <message>
      <source>A seat belt complaint goes to the operator (23 V.S.A. § 1259(e)); charge the driver, not the organization.</source>
      <translation>A seat belt complaint goes to the operator (23 V.S.A. § 1259(e)); charge the driver, not the organization.</translation>
    </message>
    <message>
      <source>This charge is on the stop twice; remove one unless there were two violations.</source>
      <translation>This charge is on the stop twice; remove one unless there were two violations.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.domain.rules_commercial</name>
    <message>
      <source>For a commercial license or vehicle a conviction cannot be deferred or masked (23 V.S.A. § 4122); it is reported as it is.</source>
      <translation>For a commercial license or vehicle a conviction cannot be deferred or masked (23 V.S.A. § 4122); it is reported as it is.</translation>
    </message>
    <message>
      <source>{over} over is a serious violation for a commercial license (23 V.S.A. § 4103(16)); write down how the speed was measured.</source>
      <translation>{over} over is a serious violation for a commercial license (23 V.S.A. § 4103(16)); write down how the speed was measured.</translation>
    </message>
    <message>
      <source>With hazardous materials a disqualification lasts longer (23 V.S.A. § 4116); write the placard into the facts.</source>
      <translation>With hazardous materials a disqualification lasts longer (23 V.S.A. § 4116); write the placard into the facts.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.domain.rules_driver</name>
    <message>
      <source>Enter the street or PO box where mail reaches the driver.</source>
      <translation>Enter the street or PO box where mail reaches the driver.</translation>
    </message>
    <message>
      <source>Enter the town of the driver's mailing address.</source>
      <translation>Enter the town of the driver's mailing address.</translation>
    </message>
    <message>
      <source>Enter the state of the driver's mailing address.</source>
      <translation>Enter the state of the driver's mailing address.</translation>
    </message>
    <message>
      <source>Enter the ZIP code of the driver's mailing address.</source>
      <translation>Enter the ZIP code of the driver's mailing address.</translation>
    </message>
    <message>
      <source>Ask whether the driver is on active military duty; without the answer the court cannot enter a default judgment (V.R.C.P. 80.6).</source>
      <translation>Ask whether the driver is on active military duty; without the answer the court cannot enter a default judgment (V.R.C.P. 80.6).</translation>
    </message>
    <message>
      <source>Enter the driver's last name.</source>
      <translation>Enter the driver's last name.</translation>
    </message>
    <message>
      <source>The license shows no first name; ask the driver whether there is one.</source>
      <translation>The license shows no first name; ask the driver whether there is one.</translation>
    </message>
    <message>
      <source>Enter the driver's first name.</source>
      <translation>Enter the driver's first name.</translation>
    </message>
    <message>
      <source>Enter the driver's date of birth.</source>
      <translation>Enter the driver's date of birth.</translation>
    </message>
    <message>
      <source>The date of birth lies in the future; compare it with the license.</source>
      <translation>The date of birth lies in the future; compare it with the license.</translation>
    </message>
    <message>
      <source>By this date of birth the driver is {age}; compare it with the license.</source>
      <translation>By this date of birth the driver is {age}; compare it with the license.</translation>
    </message>
    <message>
      <source>The ZIP code should have 5 or 9 digits; check it with the driver.</source>
      <translation>The ZIP code should have 5 or 9 digits; check it with the driver.</translation>
    </message>
    <message>
      <source>Ask the driver for the present mailing address and mark it as confirmed; the court sends its notices there (V.R.C.P. 80.6).</source>
      <translation>Ask the driver for the present mailing address and mark it as confirmed; the court sends its notices there (V.R.C.P. 80.6).</translation>
    </message>
    <message>
      <source>No license number is entered; the Department of Motor Vehicles may not find the driver by name alone.</source>
      <translation>No license number is entered; the Department of Motor Vehicles may not find the driver by name alone.</translation>
    </message>
    <message>
      <source>The license expired on {license_expires:%m/%d/%Y}; think of a charge for it.</source>
      <translation>The license expired on {license_expires:%m/%d/%Y}; think of a charge for it.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.domain.rules_organization</name>
    <message>
      <source>Enter the name of the organization that is charged.</source>
      <translation>Enter the name of the organization that is charged.</translation>
    </message>
    <message>
      <source>Enter the street or PO box of the organization.</source>
      <translation>Enter the street or PO box of the organization.</translation>
    </message>
    <message>
      <source>Enter the town of the organization's address.</source>
      <translation>Enter the town of the organization's address.</translation>
    </message>
    <message>
      <source>Enter the state of the organization's address.</source>
      <translation>Enter the state of the organization's address.</translation>
    </message>
    <message>
      <source>Enter the ZIP code of the organization's address.</source>
      <translation>Enter the ZIP code of the organization's address.</translation>
    </message>
    <message>
      <source>Say where the address comes from, in this order: Secretary of State or DMV, the registration certificate, USDOT, the home jurisdiction (V.R.C.P. 80.6(b)(1)).</source>
      <translation>Say where the address comes from, in this order: Secretary of State or DMV, the registration certificate, USDOT, the home jurisdiction (V.R.C.P. 80.6(b)(1)).</translation>
    </message>
    <message>
      <source>A notice under {statute} goes to a person, whom the Diversion Program can take; charge the driver.</source>
      <translation>A notice under {statute} goes to a person, whom the Diversion Program can take; charge the driver.</translation>
    </message>
    <message>
      <source>{statute} carries points (23 V.S.A. § 2502), which go on the license of a driver; charge the driver, unless the organization itself has to answer.</source>
      <translation>{statute} carries points (23 V.S.A. § 2502), which go on the license of a driver; charge the driver, unless the organization itself has to answer.</translation>
    </message>
    <message>
      <source>The driver is under 18; ask for the name of a parent or guardian, whom the court needs to hear from.</source>
      <translation>The driver is under 18; ask for the name of a parent or guardian, whom the court needs to hear from.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.domain.rules_scene</name>
    <message>
      <source>Stop data: tap the driver's race as you perceive it.</source>
      <translation>Stop data: tap the driver's race as you perceive it.</translation>
    </message>
    <message>
      <source>Stop data: tap the driver's gender.</source>
      <translation>Stop data: tap the driver's gender.</translation>
    </message>
    <message>
      <source>Stop data: enter the driver's age, or the date of birth above.</source>
      <translation>Stop data: enter the driver's age, or the date of birth above.</translation>
    </message>
    <message>
      <source>Stop data: tap the reason for the stop.</source>
      <translation>Stop data: tap the reason for the stop.</translation>
    </message>
    <message>
      <source>Stop data: tap whether and why there was a search.</source>
      <translation>Stop data: tap whether and why there was a search.</translation>
    </message>
    <message>
      <source>Stop data: tap what the search found.</source>
      <translation>Stop data: tap what the search found.</translation>
    </message>
    <message>
      <source>Stop data: tap whether force was used or threatened.</source>
      <translation>Stop data: tap whether force was used or threatened.</translation>
    </message>
    <message>
      <source>The VIN check digit does not fit: look at the plate on the dash. Cars before 1981 or from Europe may differ.</source>
      <translation>The VIN check digit does not fit: look at the plate on the dash. Cars before 1981 or from Europe may differ.</translation>
    </message>
    <message>
      <source>The VIN does not add up: it needs 17 characters, no I, O or Q, and the right check digit. Cars before 1981 or from Europe may differ.</source>
      <translation>The VIN does not add up: it needs 17 characters, no I, O or Q, and the right check digit. Cars before 1981 or from Europe may differ.</translation>
    </message>
    <message>
      <source>Enter the plate, or the VIN when the vehicle carries no plate.</source>
      <translation>Enter the plate, or the VIN when the vehicle carries no plate.</translation>
    </message>
    <message>
      <source>Enter the state of the plate.</source>
      <translation>Enter the state of the plate.</translation>
    </message>
    <message>
      <source>A plate has up to 8 letters and digits; look at this one again.</source>
      <translation>A plate has up to 8 letters and digits; look at this one again.</translation>
    </message>
    <message>
      <source>Choose the town where it happened.</source>
      <translation>Choose the town where it happened.</translation>
    </message>
    <message>
      <source>This is no Vermont town, city or gore; choose one from the list.</source>
      <translation>This is no Vermont town, city or gore; choose one from the list.</translation>
    </message>
    <message>
      <source>{name} lies in {county} County; choose the town from the list again.</source>
      <translation>{name} lies in {county} County; choose the town from the list again.</translation>
    </message>
    <message>
      <source>Enter the date and time it happened.</source>
      <translation>Enter the date and time it happened.</translation>
    </message>
    <message>
      <source>The time of the violation lies in the future; check the date and time.</source>
      <translation>The time of the violation lies in the future; check the date and time.</translation>
    </message>
    <message>
      <source>Stop data: tap what kind of force was used or threatened (20 V.S.A. § 2366(e)).</source>
      <translation>Stop data: tap what kind of force was used or threatened (20 V.S.A. § 2366(e)).</translation>
    </message>
    <message>
      <source>Stop data: write what the search found (20 V.S.A. § 2366(e)).</source>
      <translation>Stop data: write what the search found (20 V.S.A. § 2366(e)).</translation>
    </message>
    <message>
      <source>Stop data: no search, and yet an answer on what it found; check both.</source>
      <translation>Stop data: no search, and yet an answer on what it found; check both.</translation>
    </message>
    <message>
      <source>Tap what came of the stop: a spoken warning, an arrest, or no action (20 V.S.A. § 2366(e)); or add a charge.</source>
      <translation>Tap what came of the stop: a spoken warning, an arrest, or no action (20 V.S.A. § 2366(e)); or add a charge.</translation>
    </message>
    <message>
      <source>No action cannot stand beside another outcome of the stop; take one of them away.</source>
      <translation>No action cannot stand beside another outcome of the stop; take one of them away.</translation>
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
    <name>tracs_mobile.domain.settling</name>
    <message>
      <source>DPS confirmed other contents under this ticket number. Nothing is lost; your Point of Contact has to compare both with DPS.</source>
      <translation>DPS confirmed other contents under this ticket number. Nothing is lost; your Point of Contact has to compare both with DPS.</translation>
    </message>
    <message>
      <source>DPS took the ticket but sent no signed receipt; it is sent again.</source>
      <translation>DPS took the ticket but sent no signed receipt; it is sent again.</translation>
    </message>
    <message>
      <source>DPS could not read this ticket five times, while it took the others. It is kept and its time runs on; it is not sent by itself any more. Call DPS e-Ticket support, then send it again.</source>
      <translation>DPS could not read this ticket five times, while it took the others. It is kept and its time runs on; it is not sent by itself any more. Call DPS e-Ticket support, then send it again.</translation>
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
    <name>tracs_mobile.domain.vehiclefill</name>
    <message>
      <source>The scan was of another vehicle than the one that stood here; all of the vehicle was replaced.</source>
      <translation>The scan was of another vehicle than the one that stood here; all of the vehicle was replaced.</translation>
    </message>
    <message>
      <source>The scan reads {value} here; what stood here was kept. Compare it.</source>
      <translation>The scan reads {value} here; what stood here was kept. Compare it.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.enrolling_here</name>
    <message>
      <source>This laptop is set up with DPS already. Sign on.</source>
      <translation>This laptop is set up with DPS already. Sign on.</translation>
    </message>
    <message>
      <source>What answered signs with another key than the one that was named for this laptop. Nothing was taken. Ask DPS e-Ticket support for the fingerprint of its key, and compare.</source>
      <translation>What answered signs with another key than the one that was named for this laptop. Nothing was taken. Ask DPS e-Ticket support for the fingerprint of its key, and compare.</translation>
    </message>
    <message>
      <source>{said} Try again later.</source>
      <translation>{said} Try again later.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.founding</name>
    <message>
      <source>This laptop is not known to DPS yet. Enter the code from DPS first.</source>
      <translation>This laptop is not known to DPS yet. Enter the code from DPS first.</translation>
    </message>
    <message>
      <source>What DPS answered cannot be read any more. Start over with a new code.</source>
      <translation>What DPS answered cannot be read any more. Start over with a new code.</translation>
    </message>
    <message>
      <source>Officers use this laptop already. It is not set up a second time.</source>
      <translation>Officers use this laptop already. It is not set up a second time.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.laptop</name>
    <message>
      <source>The laptop is locked. Sign on to go on.</source>
      <translation>The laptop is locked. Sign on to go on.</translation>
    </message>
    <message>
      <source>DPS knows this laptop, but no officer has begun on it. Open the program, and enter the activation code that DPS told the first officer.</source>
      <translation>DPS knows this laptop, but no officer has begun on it. Open the program, and enter the activation code that DPS told the first officer.</translation>
    </message>
    <message>
      <source>This laptop is not set up with DPS yet. Only training can be used; ask your Point of Contact for an enrollment code.</source>
      <translation>This laptop is not set up with DPS yet. Only training can be used; ask your Point of Contact for an enrollment code.</translation>
    </message>
    <message>
      <source>Nothing is set up in {data_dir} yet. Start the program there once.</source>
      <translation>Nothing is set up in {data_dir} yet. Start the program there once.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.link_here</name>
    <message>
      <source>The certificate comes from an authority that DPS did not name: a device of this network may be reading along. Tell your Point of Contact.</source>
      <translation>The certificate comes from an authority that DPS did not name: a device of this network may be reading along. Tell your Point of Contact.</translation>
    </message>
    <message>
      <source>The authorities that your agency's IT named for the certificate of DPS cannot be read, so DPS is not called. Tickets wait on this laptop. Tell your agency's IT.</source>
      <translation>The authorities that your agency's IT named for the certificate of DPS cannot be read, so DPS is not called. Tickets wait on this laptop. Tell your agency's IT.</translation>
    </message>
    <message>
      <source>The proxy's address cannot be read. Write it as http://name:port, or choose the system's proxy or none.</source>
      <translation>The proxy's address cannot be read. Write it as http://name:port, or choose the system's proxy or none.</translation>
    </message>
    <message>
      <source>DPS answers, and its clock and this laptop's agree.</source>
      <translation>DPS answers, and its clock and this laptop's agree.</translation>
    </message>
    <message>
      <source>DPS answers, but the clock of this laptop is {round} seconds {way} its clock. Set it; deadlines count by the clock of DPS.</source>
      <translation>DPS answers, but the clock of this laptop is {round} seconds {way} its clock. Set it; deadlines count by the clock of DPS.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.listed_printer</name>
    <message>
      <source>You stopped the print. The ticket stays issued and its print is owed. Nothing was printed.</source>
      <translation>You stopped the print. The ticket stays issued and its print is owed. Nothing was printed.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.officer_slots</name>
    <message>
      <source>This laptop has no file for officers' keys.</source>
      <translation>This laptop has no file for officers' keys.</translation>
    </message>
    <message>
      <source>Nobody is signed on, so no officer can be added.</source>
      <translation>Nobody is signed on, so no officer can be added.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.packages_here</name>
    <message>
      <source>This laptop is set up with DPS already, which sends its records itself. A package is only for a laptop that is not set up yet.</source>
      <translation>This laptop is set up with DPS already, which sends its records itself. A package is only for a laptop that is not set up yet.</translation>
    </message>
    <message>
      <source>This package is signed with another key than the one that was named for this laptop. Nothing was taken from it. Ask your Point of Contact where it comes from.</source>
      <translation>This package is signed with another key than the one that was named for this laptop. Nothing was taken from it. Ask your Point of Contact where it comes from.</translation>
    </message>
    <message>
      <source>This package is older than the one this laptop has, of {day:%m/%d/%Y}. Nothing was taken from it.</source>
      <translation>This package is older than the one this laptop has, of {day:%m/%d/%Y}. Nothing was taken from it.</translation>
    </message>
    <message>
      <source>The package was exchanged while it was looked at. Nothing was taken.</source>
      <translation>The package was exchanged while it was looked at. Nothing was taken.</translation>
    </message>
    <message>
      <source>This laptop is prepared for {agency}. It can be practiced on at once; for real tickets it still needs a network and the one-time code from DPS.</source>
      <translation>This laptop is prepared for {agency}. It can be practiced on at once; for real tickets it still needs a network and the one-time code from DPS.</translation>
    </message>
    <message>
      <source>the agency package</source>
      <translation>the agency package</translation>
    </message>
    <message>
      <source>Written as {name}: the package of DPS with the printers, scanners and shortcuts of this laptop.</source>
      <translation>Written as {name}: the package of DPS with the printers, scanners and shortcuts of this laptop.</translation>
    </message>
    <message>
      <source>This package is not of the DPS that this laptop knows. Nothing was written.</source>
      <translation>This package is not of the DPS that this laptop knows. Nothing was written.</translation>
    </message>
    <message>
      <source>DPS made this package before it knew this laptop, or for another agency. Ask DPS e-Ticket support for a fresh one. Nothing was written.</source>
      <translation>DPS made this package before it knew this laptop, or for another agency. Ask DPS e-Ticket support for a fresh one. Nothing was written.</translation>
    </message>
    <message>
      <source>The file {name} cannot be read. Put the stick in again.</source>
      <translation>The file {name} cannot be read. Put the stick in again.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.policy_sources</name>
    <message>
      <source>it is not written as it should be</source>
      <translation>it is not written as it should be</translation>
    </message>
    <message>
      <source>The policies of this machine ({name}) cannot be read: {what}. None of them is followed, and this laptop's own settings count. Tell your agency's IT.</source>
      <translation>The policies of this machine ({name}) cannot be read: {what}. None of them is followed, and this laptop's own settings count. Tell your agency's IT.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.policy_values</name>
    <message>
      <source>policy</source>
      <translation>policy</translation>
    </message>
    <message>
      <source>installed value</source>
      <translation>installed value</translation>
    </message>
    <message>
      <source>The policy {name} is not known to this version of the program. Nothing follows it; ask your agency's IT to compare its templates with this version.</source>
      <translation>The policy {name} is not known to this version of the program. Nothing follows it; ask your agency's IT to compare its templates with this version.</translation>
    </message>
    <message>
      <source>The {what} {name} ({title}) cannot be used: {why}. It is passed over, and this laptop's own setting counts. Ask your agency's IT to correct it.</source>
      <translation>The {what} {name} ({title}) cannot be used: {why}. It is passed over, and this laptop's own setting counts. Ask your agency's IT to correct it.</translation>
    </message>
    <message>
      <source>it must be {first} or {last}</source>
      <translation>it must be {first} or {last}</translation>
    </message>
    <message>
      <source>it must be a number from {least} to {most}</source>
      <translation>it must be a number from {least} to {most}</translation>
    </message>
    <message>
      <source>it must be a text</source>
      <translation>it must be a text</translation>
    </message>
    <message>
      <source>it is too long, or holds characters that cannot be shown</source>
      <translation>it is too long, or holds characters that cannot be shown</translation>
    </message>
    <message>
      <source>it must be lines of text</source>
      <translation>it must be lines of text</translation>
    </message>
    <message>
      <source>it is longer than some certificates can be</source>
      <translation>it is longer than some certificates can be</translation>
    </message>
    <message>
      <source>no certificate can be read from it; paste it whole, with BEGIN and END</source>
      <translation>no certificate can be read from it; paste it whole, with BEGIN and END</translation>
    </message>
    <message>
      <source>a certificate in it is not whole</source>
      <translation>a certificate in it is not whole</translation>
    </message>
    <message>
      <source>it must begin with https:// and have no blanks</source>
      <translation>it must begin with https:// and have no blanks</translation>
    </message>
    <message>
      <source>it must be system, none, or an address such as http://name:port</source>
      <translation>it must be system, none, or an address such as http://name:port</translation>
    </message>
    <message>
      <source>it must be six groups of five characters</source>
      <translation>it must be six groups of five characters</translation>
    </message>
    <message>
      <source>it must be two letters, for instance en</source>
      <translation>it must be two letters, for instance en</translation>
    </message>
    <message>
      <source>it must be a whole path, with its drive letter</source>
      <translation>it must be a whole path, with its drive letter</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.scanners_here</name>
    <message>
      <source>No scanner is set up. Type, or drop a picture of the license here.</source>
      <translation>No scanner is set up. Type, or drop a picture of the license here.</translation>
    </message>
    <message>
      <source>Reads when it types. Press Test scan to see what arrives.</source>
      <translation>Reads when it types. Press Test scan to see what arrives.</translation>
    </message>
    <message>
      <source>Starts when you press Scan.</source>
      <translation>Starts when you press Scan.</translation>
    </message>
    <message>
      <source>Nothing was heard of it yet.</source>
      <translation>Nothing was heard of it yet.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.activating</name>
    <message>
      <source>Ask DPS for a new activation code.</source>
      <translation>Ask DPS for a new activation code.</translation>
    </message>
    <message>
      <source>DPS lists no officer of this name who serves in your agency today.</source>
      <translation>DPS lists no officer of this name who serves in your agency today.</translation>
    </message>
    <message>
      <source>This officer can sign on here already.</source>
      <translation>This officer can sign on here already.</translation>
    </message>
    <message>
      <source>DPS has sent no activation for this officer yet. Ask DPS for one.</source>
      <translation>DPS has sent no activation for this officer yet. Ask DPS for one.</translation>
    </message>
    <message>
      <source>The activation of this officer was used on this laptop before. {ask}</source>
      <translation>The activation of this officer was used on this laptop before. {ask}</translation>
    </message>
    <message>
      <source>The activation of this officer has expired. {ask}</source>
      <translation>The activation of this officer has expired. {ask}</translation>
    </message>
    <message>
      <source>Too many wrong codes were typed for this officer. {ask}</source>
      <translation>Too many wrong codes were typed for this officer. {ask}</translation>
    </message>
    <message>
      <source>The activation code is wrong, and was wrong too often. {ask}</source>
      <translation>The activation code is wrong, and was wrong too often. {ask}</translation>
    </message>
    <message numerus="yes">
      <source>%n more tries</source>
      <extracomment>For one: %n more try</extracomment>
      <translation>
        <numerusform>%n more try</numerusform>
        <numerusform>%n more tries</numerusform>
      </translation>
    </message>
    <message>
      <source>The activation code is wrong. You have {more}; compare it with what DPS told you.</source>
      <translation>The activation code is wrong. You have {more}; compare it with what DPS told you.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.agency_review</name>
    <message>
      <source>This laptop has no link to DPS, so only its own tickets are shown. Enroll it, or ask your administrator for the address of DPS.</source>
      <translation>This laptop has no link to DPS, so only its own tickets are shown. Enroll it, or ask your administrator for the address of DPS.</translation>
    </message>
    <message>
      <source>Write what the officer should change before you return the ticket.</source>
      <translation>Write what the officer should change before you return the ticket.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.bundling</name>
    <message>
      <source>Nothing waits for DPS, so there is nothing to write.</source>
      <translation>Nothing waits for DPS, so there is nothing to write.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.committing</name>
    <message>
      <source>The disk did not take it, so nothing was changed. Free some space or restart, then do it again.</source>
      <translation>The disk did not take it, so nothing was changed. Free some space or restart, then do it again.</translation>
    </message>
    <message>
      <source>It is not certain whether this was saved: the disk does not answer. Restart the laptop and look at the history of the ticket before you do it again.</source>
      <translation>It is not certain whether this was saved: the disk does not answer. Restart the laptop and look at the history of the ticket before you do it again.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.configuring</name>
    <message>
      <source>The records that arrived are older than those this laptop had. The records here stay in force. Call DPS e-Ticket support.</source>
      <translation>The records that arrived are older than those this laptop had. The records here stay in force. Call DPS e-Ticket support.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.correcting</name>
    <message>
      <source>Void this ticket and reissue it instead. Nothing was issued.</source>
      <translation>Void this ticket and reissue it instead. Nothing was issued.</translation>
    </message>
    <message>
      <source>An amendment cannot name another defendant: the complaint was served on this one. </source>
      <translation>An amendment cannot name another defendant: the complaint was served on this one. </translation>
    </message>
    <message>
      <source>Nothing differs from the ticket as issued, so there is nothing to amend. Change what is wrong, or throw this away.</source>
      <translation>Nothing differs from the ticket as issued, so there is nothing to amend. Change what is wrong, or throw this away.</translation>
    </message>
    <message>
      <source>An amendment has exactly the one charge of its ticket. Copy the ticket to a new one for another charge of the same stop. Nothing was issued.</source>
      <translation>An amendment has exactly the one charge of its ticket. Copy the ticket to a new one for another charge of the same stop. Nothing was issued.</translation>
    </message>
    <message>
      <source>A correction needs the charge of its ticket; to take the charge back, void the ticket. Nothing was issued.</source>
      <translation>A correction needs the charge of its ticket; to take the charge back, void the ticket. Nothing was issued.</translation>
    </message>
    <message>
      <source>This ticket is not on this laptop.</source>
      <translation>This ticket is not on this laptop.</translation>
    </message>
    <message>
      <source>An amendment cannot turn a {value} into another kind of paper. </source>
      <translation>An amendment cannot turn a {value} into another kind of paper. </translation>
    </message>
    <message>
      <source>An amendment cannot change {field_words}. </source>
      <translation>An amendment cannot change {field_words}. </translation>
    </message>
    <message>
      <source>The ticket to correct is not on this laptop. Nothing was issued.</source>
      <translation>The ticket to correct is not on this laptop. Nothing was issued.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.drafting</name>
    <message>
      <source>The disk of this laptop did not take the unfinished stop; it is on the screen only. Free some space; the next change saves it again.</source>
      <translation>The disk of this laptop did not take the unfinished stop; it is on the screen only. Free some space; the next change saves it again.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.history</name>
    <message>
      <source>The whole paper is to be printed again</source>
      <translation>The whole paper is to be printed again</translation>
    </message>
    <message>
      <source>Printed; the printer confirmed it</source>
      <translation>Printed; the printer confirmed it</translation>
    </message>
    <message>
      <source>Probably printed; the printer did not say</source>
      <translation>Probably printed; the printer did not say</translation>
    </message>
    <message>
      <source>Print interrupted; some paper may have come out</source>
      <translation>Print interrupted; some paper may have come out</translation>
    </message>
    <message>
      <source>Print not started; it is still owed</source>
      <translation>Print not started; it is still owed</translation>
    </message>
    <message>
      <source>Saved as a file; no paper of it yet</source>
      <translation>Saved as a file; no paper of it yet</translation>
    </message>
    <message>
      <source>Sent to Windows, which cannot say whether it came out</source>
      <translation>Sent to Windows, which cannot say whether it came out</translation>
    </message>
    <message>
      <source>The officer saw that the whole paper came out</source>
      <translation>The officer saw that the whole paper came out</translation>
    </message>
    <message>
      <source>ticket</source>
      <translation>ticket</translation>
    </message>
    <message>
      <source>amendment</source>
      <translation>amendment</translation>
    </message>
    <message>
      <source>void</source>
      <translation>void</translation>
    </message>
    <message>
      <source>reason for being late</source>
      <translation>reason for being late</translation>
    </message>
    <message>
      <source>complaint</source>
      <translation>complaint</translation>
    </message>
    <message>
      <source>warning</source>
      <translation>warning</translation>
    </message>
    <message>
      <source>notice of violation</source>
      <translation>notice of violation</translation>
    </message>
    <message>
      <source>DPS filed it with the court.</source>
      <translation>DPS filed it with the court.</translation>
    </message>
    <message>
      <source>The court accepted it.</source>
      <translation>The court accepted it.</translation>
    </message>
    <message>
      <source>The court refused it. DPS will say what has to change.</source>
      <translation>The court refused it. DPS will say what has to change.</translation>
    </message>
    <message>
      <source>Proof was shown to the agency.</source>
      <translation>Proof was shown to the agency.</translation>
    </message>
    <message>
      <source>Handed over to the Diversion Program.</source>
      <translation>Handed over to the Diversion Program.</translation>
    </message>
    <message>
      <source>Reviewed.</source>
      <translation>Reviewed.</translation>
    </message>
    <message>
      <source>Returned to the officer.</source>
      <translation>Returned to the officer.</translation>
    </message>
    <message>
      <source>Shown to the driver on the screen; no paper of it yet.</source>
      <translation>Shown to the driver on the screen; no paper of it yet.</translation>
    </message>
    <message>
      <source>DPS had refused it ({code}); sent again.</source>
      <translation>DPS had refused it ({code}); sent again.</translation>
    </message>
    <message>
      <source>Amended: version {seq} replaces the one before.</source>
      <translation>Amended: version {seq} replaces the one before.</translation>
    </message>
    <message>
      <source>Issued as a {word} in place of {reissue_of}, which was voided.</source>
      <translation>Issued as a {word} in place of {reissue_of}, which was voided.</translation>
    </message>
    <message>
      <source>Issued as a {word}.</source>
      <translation>Issued as a {word}.</translation>
    </message>
    <message>
      <source>Voided: {why}.</source>
      <translation>Voided: {why}.</translation>
    </message>
    <message>
      <source>Voided.</source>
      <translation>Voided.</translation>
    </message>
    <message>
      <source>Reason for being late given: {why}.</source>
      <translation>Reason for being late given: {why}.</translation>
    </message>
    <message>
      <source>Reason for being late given.</source>
      <translation>Reason for being late given.</translation>
    </message>
    <message>
      <source>The {what} was queued for DPS.</source>
      <translation>The {what} was queued for DPS.</translation>
    </message>
    <message>
      <source>The {what} was sent to DPS.</source>
      <translation>The {what} was sent to DPS.</translation>
    </message>
    <message>
      <source>DPS received the {what}; the signed receipt is stored.</source>
      <translation>DPS received the {what}; the signed receipt is stored.</translation>
    </message>
    <message>
      <source>DPS had to go back to older records and lost the {what}; it was queued again as it was signed.</source>
      <translation>DPS had to go back to older records and lost the {what}; it was queued again as it was signed.</translation>
    </message>
    <message>
      <source>DPS holds other contents for the {what}.</source>
      <translation>DPS holds other contents for the {what}.</translation>
    </message>
    <message>
      <source>DPS refused the {what}: {problem}</source>
      <translation>DPS refused the {what}: {problem}</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.issuing</name>
    <message>
      <source>This stop was already issued or thrown away; nothing was issued again. Its tickets stand under Tickets.</source>
      <translation>This stop was already issued or thrown away; nothing was issued again. Its tickets stand under Tickets.</translation>
    </message>
    <message>
      <source>The stop is recorded for the stop data. No ticket was issued.</source>
      <translation>The stop is recorded for the stop data. No ticket was issued.</translation>
    </message>
    <message>
      <source>It is not certain whether the ticket was issued: the disk does not answer. Nothing was printed. Restart the laptop and look under Tickets before you write anything on paper.</source>
      <translation>It is not certain whether the ticket was issued: the disk does not answer. Nothing was printed. Restart the laptop and look under Tickets before you write anything on paper.</translation>
    </message>
    <message>
      <source>Issued and saved, but it could not be read back just now. Do not issue it again; print it from Tickets in a moment.</source>
      <translation>Issued and saved, but it could not be read back just now. Do not issue it again; print it from Tickets in a moment.</translation>
    </message>
    <message>
      <source>The disk did not take the ticket, so it was not issued. Nothing was printed or sent. Free some space or restart, then press F9 again; the draft is kept.</source>
      <translation>The disk did not take the ticket, so it was not issued. Nothing was printed or sent. Free some space or restart, then press F9 again; the draft is kept.</translation>
    </message>
    <message>
      <source>Issued and saved. Printing waits until the disk has space again.</source>
      <translation>Issued and saved. Printing waits until the disk has space again.</translation>
    </message>
    <message>
      <source>The ticket to amend cannot be read. Nothing was issued.</source>
      <translation>The ticket to amend cannot be read. Nothing was issued.</translation>
    </message>
    <message>
      <source>{number} was saved but cannot be read back. Do not hand out paper; call your Point of Contact.</source>
      <translation>{number} was saved but cannot be read back. Do not hand out paper; call your Point of Contact.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.law_manifest</name>
    <message>
      <source>The law pack cannot be used: {reason}. Ask DPS for a corrected pack.</source>
      <translation>The law pack cannot be used: {reason}. Ask DPS for a corrected pack.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.law_rows</name>
    <message>
      <source>The law pack cannot be used: {file}, line {line}: {reason}. Ask DPS for a corrected pack.</source>
      <translation>The law pack cannot be used: {file}, line {line}: {reason}. Ask DPS for a corrected pack.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.law_updates</name>
    <message>
      <source>{fault} The law in force stays.</source>
      <translation>{fault} The law in force stays.</translation>
    </message>
    <message>
      <source>The disk of this laptop did not take the law pack. The law in force stays. Free some space, then install it again.</source>
      <translation>The disk of this laptop did not take the law pack. The law in force stays. Free some space, then install it again.</translation>
    </message>
    <message>
      <source>The installed law packs cannot be read ({strerror}). The law that comes with the program is used. Ask DPS to install the law pack again.</source>
      <translation>The installed law packs cannot be read ({strerror}). The law that comes with the program is used. Ask DPS to install the law pack again.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.lists</name>
    <message>
      <source>A shortcut needs its words and a charge of the table. Nothing was saved.</source>
      <translation>A shortcut needs its words and a charge of the table. Nothing was saved.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.noting</name>
    <message>
      <source>Write something first. Nothing was noted.</source>
      <translation>Write something first. Nothing was noted.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.papers</name>
    <message>
      <source>The wording that this ticket was issued with is missing on this laptop. Nothing was printed; call your Point of Contact.</source>
      <translation>The wording that this ticket was issued with is missing on this laptop. Nothing was printed; call your Point of Contact.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.print_log</name>
    <message>
      <source>No printer is set up. The ticket is issued; its print is owed. Save it as a PDF or show it on the screen.</source>
      <translation>No printer is set up. The ticket is issued; its print is owed. Save it as a PDF or show it on the screen.</translation>
    </message>
    <message>
      <source>You stopped the print. The ticket stays issued and its print is owed. Nothing was printed.</source>
      <translation>You stopped the print. The ticket stays issued and its print is owed. Nothing was printed.</translation>
    </message>
    <message>
      <source>The program ended while this ticket was being printed. The ticket stays issued and its print is owed. Look at what came out; if it is not whole, throw it away and print again.</source>
      <translation>The program ended while this ticket was being printed. The ticket stays issued and its print is owed. Look at what came out; if it is not whole, throw it away and print again.</translation>
    </message>
    <message>
      <source>The whole paper is to be printed again.</source>
      <translation>The whole paper is to be printed again.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.printing</name>
    <message>
      <source>The disk did not take the note of it, so the outcome could not be noted and the print still counts as owed. Free some space.</source>
      <translation>The disk did not take the note of it, so the outcome could not be noted and the print still counts as owed. Free some space.</translation>
    </message>
    <message>
      <source>The print of this ticket is still owed. Print that first, then a single copy. Nothing was printed.</source>
      <translation>The print of this ticket is still owed. Print that first, then a single copy. Nothing was printed.</translation>
    </message>
    <message>
      <source>This ticket was never sent to a printer, so no paper can have come out. Print it first.</source>
      <translation>This ticket was never sent to a printer, so no paper can have come out. Print it first.</translation>
    </message>
    <message>
      <source>This ticket is not on this laptop.</source>
      <translation>This ticket is not on this laptop.</translation>
    </message>
    <message>
      <source>{printer} instead: {said}</source>
      <translation>{printer} instead: {said}</translation>
    </message>
    <message>
      <source>The officer looked: the whole paper came out.</source>
      <translation>The officer looked: the whole paper came out.</translation>
    </message>
    <message>
      <source>Shown to the driver on the screen; the print is still owed.</source>
      <translation>Shown to the driver on the screen; the print is still owed.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.purging</name>
    <message>
      <source>Enter the reference of the court's order first. Nothing was changed.</source>
      <translation>Enter the reference of the court's order first. Nothing was changed.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.readiness</name>
    <message>
      <source>the whole disk is encrypted</source>
      <translation>the whole disk is encrypted</translation>
    </message>
    <message>
      <source>the disk is being encrypted; leave the laptop on power</source>
      <translation>the disk is being encrypted; leave the laptop on power</translation>
    </message>
    <message>
      <source>encryption is suspended, so the disk can be read by whoever has it; let your administrator resume BitLocker</source>
      <translation>encryption is suspended, so the disk can be read by whoever has it; let your administrator resume BitLocker</translation>
    </message>
    <message>
      <source>the disk is not encrypted; tickets are, but a lost laptop shows more than it should: let your administrator turn on BitLocker</source>
      <translation>the disk is not encrypted; tickets are, but a lost laptop shows more than it should: let your administrator turn on BitLocker</translation>
    </message>
    <message>
      <source>this system does not say whether the disk is encrypted; ask your administrator</source>
      <translation>this system does not say whether the disk is encrypted; ask your administrator</translation>
    </message>
    <message>
      <source>live laptop {device_id}</source>
      <translation>live laptop {device_id}</translation>
    </message>
    <message>
      <source>training laptop {device_id}; practice needs no enrollment</source>
      <translation>training laptop {device_id}; practice needs no enrollment</translation>
    </message>
    <message>
      <source>TraCS Mobile {version} on {system}</source>
      <translation>TraCS Mobile {version} on {system}</translation>
    </message>
    <message>
      <source>carries tickets for others, {kept} of them still to go to DPS</source>
      <translation>carries tickets for others, {kept} of them still to go to DPS</translation>
    </message>
    <message numerus="yes">
      <source>%n other laptops</source>
      <extracomment>For one: %n other laptop</extracomment>
      <translation>
        <numerusform>%n other laptop</numerusform>
        <numerusform>%n other laptops</numerusform>
      </translation>
    </message>
    <message>
      <source>{laptops} may carry its tickets</source>
      <translation>{laptops} may carry its tickets</translation>
    </message>
    <message>
      <source>off</source>
      <translation>off</translation>
    </message>
    <message>
      <source>{kept} tickets of other laptops wait here until it is a relay again</source>
      <translation>{kept} tickets of other laptops wait here until it is a relay again</translation>
    </message>
    <message>
      <source>{people} may sign on here</source>
      <translation>{people} may sign on here</translation>
    </message>
    <message>
      <source>activate one with the code that DPS told them</source>
      <translation>activate one with the code that DPS told them</translation>
    </message>
    <message>
      <source>no recovery key can open the tickets if all of them forget: ask DPS for one</source>
      <translation>no recovery key can open the tickets if all of them forget: ask DPS for one</translation>
    </message>
    <message>
      <source>practice needs none</source>
      <translation>practice needs none</translation>
    </message>
    <message>
      <source>everybody signs on with a second thing beside the passphrase</source>
      <translation>everybody signs on with a second thing beside the passphrase</translation>
    </message>
    <message>
      <source>{few} of {all} sign on here with a passphrase alone; the second factor is then that of the Windows sign-in, so ask your administrator whether it has one</source>
      <translation>{few} of {all} sign on here with a passphrase alone; the second factor is then that of the Windows sign-in, so ask your administrator whether it has one</translation>
    </message>
    <message>
      <source>{megabytes:,} MB free</source>
      <translation>{megabytes:,} MB free</translation>
    </message>
    <message>
      <source>below 500 MB tickets may not be saved, so free some space</source>
      <translation>below 500 MB tickets may not be saved, so free some space</translation>
    </message>
    <message>
      <source>DPS was not asked yet</source>
      <translation>DPS was not asked yet</translation>
    </message>
    <message>
      <source>DPS answers</source>
      <translation>DPS answers</translation>
    </message>
    <message>
      <source>DPS was not reached since the program started.</source>
      <translation>DPS was not reached since the program started.</translation>
    </message>
    <message>
      <source>DPS does not answer now.</source>
      <translation>DPS does not answer now.</translation>
    </message>
    <message>
      <source>not compared with DPS yet; it is at the next contact</source>
      <translation>not compared with DPS yet; it is at the next contact</translation>
    </message>
    <message>
      <source>right by DPS's clock, within {seconds} s</source>
      <translation>right by DPS's clock, within {seconds} s</translation>
    </message>
    <message>
      <source>{span} behind DPS; set it, for the time stands on every ticket</source>
      <translation>{span} behind DPS; set it, for the time stands on every ticket</translation>
    </message>
    <message>
      <source>{span} ahead of DPS; set it, for the time stands on every ticket</source>
      <translation>{span} ahead of DPS; set it, for the time stands on every ticket</translation>
    </message>
    <message>
      <source>signed by DPS</source>
      <translation>signed by DPS</translation>
    </message>
    <message>
      <source>as it comes with the program</source>
      <translation>as it comes with the program</translation>
    </message>
    <message>
      <source>in force</source>
      <translation>in force</translation>
    </message>
    <message>
      <source>{several} and {last}</source>
      <translation>{several} and {last}</translation>
    </message>
    <message>
      <source>in force, with provisional {named}, not the court's own</source>
      <translation>in force, with provisional {named}, not the court's own</translation>
    </message>
    <message numerus="yes">
      <source>%n charges</source>
      <extracomment>For one: %n charge</extracomment>
      <translation>
        <numerusform>%n charge</numerusform>
        <numerusform>%n charges</numerusform>
      </translation>
    </message>
    <message>
      <source>amounts</source>
      <translation>amounts</translation>
    </message>
    <message>
      <source>wording</source>
      <translation>wording</translation>
    </message>
    <message>
      <source>translations</source>
      <translation>translations</translation>
    </message>
    <message>
      <source>DPS's records of your agency are not here; they come at the first contact</source>
      <translation>DPS's records of your agency are not here; they come at the first contact</translation>
    </message>
    <message>
      <source>{name}, version {version}</source>
      <translation>{name}, version {version}</translation>
    </message>
    <message>
      <source>not compared with DPS for {days} days</source>
      <translation>not compared with DPS for {days} days</translation>
    </message>
    <message>
      <source>{free:,} left</source>
      <translation>{free:,} left</translation>
    </message>
    <message>
      <source>{missing} cannot be accounted for: call DPS</source>
      <translation>{missing} cannot be accounted for: call DPS</translation>
    </message>
    <message>
      <source>no ticket can be issued until DPS grants more</source>
      <translation>no ticket can be issued until DPS grants more</translation>
    </message>
    <message>
      <source>more are asked for at the next contact with DPS</source>
      <translation>more are asked for at the next contact with DPS</translation>
    </message>
    <message>
      <source>{tickets} refused by DPS and not mended yet</source>
      <translation>{tickets} refused by DPS and not mended yet</translation>
    </message>
    <message>
      <source>nothing waits</source>
      <translation>nothing waits</translation>
    </message>
    <message>
      <source>{tickets} for DPS</source>
      <translation>{tickets} for DPS</translation>
    </message>
    <message>
      <source>the oldest is past its deadline</source>
      <translation>the oldest is past its deadline</translation>
    </message>
    <message>
      <source>{waiting} sealed tickets wait for a network</source>
      <translation>{waiting} sealed tickets wait for a network</translation>
    </message>
    <message>
      <source>{tickets} without a sealed second copy; sign off and on again</source>
      <translation>{tickets} without a sealed second copy; sign off and on again</translation>
    </message>
    <message>
      <source>every unsent ticket lies sealed on the disk a second time</source>
      <translation>every unsent ticket lies sealed on the disk a second time</translation>
    </message>
    <message>
      <source>the records were copied before the last update</source>
      <translation>the records were copied before the last update</translation>
    </message>
    <message numerus="yes">
      <source>%n tickets wait</source>
      <extracomment>For one: %n ticket waits</extracomment>
      <translation>
        <numerusform>%n ticket waits</numerusform>
        <numerusform>%n tickets wait</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.readiness_agency</name>
    <message>
      <source>on a disk of this laptop, with rights of its own</source>
      <translation>on a disk of this laptop, with rights of its own</translation>
    </message>
    <message>
      <source>no policy fixes anything on this laptop</source>
      <translation>no policy fixes anything on this laptop</translation>
    </message>
    <message numerus="yes">
      <source>%n certificates</source>
      <extracomment>For one: %n certificate</extracomment>
      <translation>
        <numerusform>%n certificate</numerusform>
        <numerusform>%n certificates</numerusform>
      </translation>
    </message>
    <message>
      <source>yes</source>
      <translation>yes</translation>
    </message>
    <message>
      <source>no</source>
      <translation>no</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.readiness_devices</name>
    <message>
      <source>not set up; open Devices in the program</source>
      <translation>not set up; open Devices in the program</translation>
    </message>
    <message>
      <source>not tested yet: do a test print or a test scan once</source>
      <translation>not tested yet: do a test print or a test scan once</translation>
    </message>
    <message>
      <source>its last test was long ago</source>
      <translation>its last test was long ago</translation>
    </message>
    <message>
      <source>not known while the printer does not answer</source>
      <translation>not known while the printer does not answer</translation>
    </message>
    <message>
      <source>{name} says that paper is loaded</source>
      <translation>{name} says that paper is loaded</translation>
    </message>
    <message>
      <source>this printer cannot say; look at the roll, and keep a spare one in the car</source>
      <translation>this printer cannot say; look at the roll, and keep a spare one in the car</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.reasons</name>
    <message>
      <source>Choose the reason from the list first. Nothing was changed.</source>
      <translation>Choose the reason from the list first. Nothing was changed.</translation>
    </message>
    <message>
      <source>Say the reason in a few words first. Nothing was changed.</source>
      <translation>Say the reason in a few words first. Nothing was changed.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.recording</name>
    <message>
      <source>Bring or mail the notice to the county Diversion Program.</source>
      <translation>Bring or mail the notice to the county Diversion Program.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.relaying</name>
    <message>
      <source>{name} was reached.</source>
      <translation>{name} was reached.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.requesting</name>
    <message>
      <source>The file cannot be read. Choose it again, or copy it to this laptop first.</source>
      <translation>The file cannot be read. Choose it again, or copy it to this laptop first.</translation>
    </message>
    <message>
      <source>This file is larger than a logo needs. Save the picture smaller, then choose it again.</source>
      <translation>This file is larger than a logo needs. Save the picture smaller, then choose it again.</translation>
    </message>
    <message>
      <source>The file could not be written there. Choose another folder or stick.</source>
      <translation>The file could not be written there. Choose another folder or stick.</translation>
    </message>
    <message>
      <source>The request that was kept cannot be read any more; it begins anew.</source>
      <translation>The request that was kept cannot be read any more; it begins anew.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.resending</name>
    <message>
      <source>DPS refused what this ticket says, so the same ticket would be refused again. Amend it; the amendment is sent in its place.</source>
      <translation>DPS refused what this ticket says, so the same ticket would be refused again. Amend it; the amendment is sent in its place.</translation>
    </message>
    <message>
      <source>DPS refused this ticket five times for the same reason, so it was not sent again. It is kept and its time runs on. Call DPS e-Ticket support, or amend the ticket.</source>
      <translation>DPS refused this ticket five times for the same reason, so it was not sent again. It is kept and its time runs on. Call DPS e-Ticket support, or amend the ticket.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.reviewing</name>
    <message>
      <source>Write what the officer should change before you return the ticket.</source>
      <translation>Write what the officer should change before you return the ticket.</translation>
    </message>
    <message>
      <source>Choose reviewed or returned. Nothing was changed.</source>
      <translation>Choose reviewed or returned. Nothing was changed.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.sending_again</name>
    <message>
      <source>DPS did not say whether it has a ticket. It is asked again.</source>
      <translation>DPS did not say whether it has a ticket. It is asked again.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.session</name>
    <message>
      <source>The records of this laptop do not name you or your agency. Ask your Point of Contact to fetch the configuration from DPS again.</source>
      <translation>The records of this laptop do not name you or your agency. Ask your Point of Contact to fetch the configuration from DPS again.</translation>
    </message>
    <message>
      <source>DPS lists you as an officer of this agency from {begins:%m/%d/%Y} on. Until then you cannot sign on here.</source>
      <translation>DPS lists you as an officer of this agency from {begins:%m/%d/%Y} on. Until then you cannot sign on here.</translation>
    </message>
    <message>
      <source>DPS lists you as an officer of this agency no longer, so you cannot sign on here. If that is wrong, ask your Point of Contact to write to DPS.</source>
      <translation>DPS lists you as an officer of this agency no longer, so you cannot sign on here. If that is wrong, ask your Point of Contact to write to DPS.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.update_files</name>
    <message>
      <source>The file {name} of the update cannot be read. Nothing was changed. Put the stick in again, or ask your agency's IT for another one.</source>
      <translation>The file {name} of the update cannot be read. Nothing was changed. Put the stick in again, or ask your agency's IT for another one.</translation>
    </message>
    <message>
      <source>The file {name} is larger than any of an update. It was not taken.</source>
      <translation>The file {name} is larger than any of an update. It was not taken.</translation>
    </message>
    <message>
      <source>Copying the update was stopped. Nothing was changed.</source>
      <translation>Copying the update was stopped. Nothing was changed.</translation>
    </message>
    <message>
      <source>The file {name} of the update is not the one that was signed. Nothing was changed. Ask your agency's IT for a fresh stick.</source>
      <translation>The file {name} of the update is not the one that was signed. Nothing was changed. Ask your agency's IT for a fresh stick.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.update_obstacle</name>
    <message>
      <source>A stop is not finished. Issue it or throw it away first; an update is never made in the middle of one.</source>
      <translation>A stop is not finished. Issue it or throw it away first; an update is never made in the middle of one.</translation>
    </message>
    <message>
      <source>{tickets} not at DPS yet. Send them first, over the network or on a stick; then the update is made.</source>
      <translation>{tickets} not at DPS yet. Send them first, over the network or on a stick; then the update is made.</translation>
    </message>
    <message numerus="yes">
      <source>%n tickets are</source>
      <extracomment>For one: %n ticket is</extracomment>
      <translation>
        <numerusform>%n ticket is</numerusform>
        <numerusform>%n tickets are</numerusform>
      </translation>
    </message>
    <message>
      <source>{papers} still owed. Print first; then the update is made.</source>
      <translation>{papers} still owed. Print first; then the update is made.</translation>
    </message>
    <message numerus="yes">
      <source>%n papers are</source>
      <extracomment>For one: %n paper is</extracomment>
      <translation>
        <numerusform>%n paper is</numerusform>
        <numerusform>%n papers are</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.updates</name>
    <message>
      <source>The update could not be copied to this laptop: {why}. Nothing was changed. Put the stick in again, and look whether the disk has room.</source>
      <translation>The update could not be copied to this laptop: {why}. Nothing was changed. Put the stick in again, and look whether the disk has room.</translation>
    </message>
    <message>
      <source>The disk of this laptop has no room for the update of {size} MB. Nothing was changed. Free some space, then do it again.</source>
      <translation>The disk of this laptop has no room for the update of {size} MB. Nothing was changed. Free some space, then do it again.</translation>
    </message>
    <message>
      <source>There is no update at {place}: the folder “update” with its list is missing.</source>
      <translation>There is no update at {place}: the folder “update” with its list is missing.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.services.writing</name>
    <message>
      <source>The file {name} could not be written: {strerror}. Nothing was exported; free some space or choose another folder.</source>
      <translation>The file {name} could not be written: {strerror}. Nothing was exported; free some space or choose another folder.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.store.clock_file</name>
    <message>
      <source>What this laptop kept of the time cannot be read. Deadlines are counted anew.</source>
      <translation>What this laptop kept of the time cannot be read. Deadlines are counted anew.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.store.desk</name>
    <message>
      <source>There is nothing of this kind to do for the ticket, or it was done before.</source>
      <translation>There is nothing of this kind to do for the ticket, or it was done before.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.store.durable</name>
    <message>
      <source>The disk of this laptop is full: {what} could not be written. What is issued is kept. Free some space, then do it again.</source>
      <translation>The disk of this laptop is full: {what} could not be written. What is issued is kept. Free some space, then do it again.</translation>
    </message>
    <message>
      <source>The disk of this laptop did not take {what}. What is issued is kept. Restart the laptop; if it comes back, call your Point of Contact.</source>
      <translation>The disk of this laptop did not take {what}. What is issued is kept. Restart the laptop; if it comes back, call your Point of Contact.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.store.engine</name>
    <message>
      <source>The key of this laptop does not open this ticket database; it belongs to another laptop or to an older set-up. Nothing was changed. Call your Point of Contact.</source>
      <translation>The key of this laptop does not open this ticket database; it belongs to another laptop or to an older set-up. Nothing was changed. Call your Point of Contact.</translation>
    </message>
    <message>
      <source>This program was installed with a database library that is not safe to use: {what}. </source>
      <translation>This program was installed with a database library that is not safe to use: {what}. </translation>
    </message>
    <message>
      <source>Install the program again.</source>
      <translation>Install the program again.</translation>
    </message>
    <message>
      <source>The ticket database cannot be kept safe on this disk ({name} is {found}). Keep it on the laptop's own disk, not on a network drive.</source>
      <translation>The ticket database cannot be kept safe on this disk ({name} is {found}). Keep it on the laptop's own disk, not on a network drive.</translation>
    </message>
    <message>
      <source>The ticket database on this laptop is not encrypted and was not opened. Call your Point of Contact.</source>
      <translation>The ticket database on this laptop is not encrypted and was not opened. Call your Point of Contact.</translation>
    </message>
    <message>
      <source>The guards that keep issued tickets unchanged were altered in this database. Do not issue from this laptop; call your Point of Contact.</source>
      <translation>The guards that keep issued tickets unchanged were altered in this database. Do not issue from this laptop; call your Point of Contact.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.store.faults</name>
    <message>
      <source>The disk of this laptop is full. Nothing was issued and nothing already issued is lost. Free some space, then do it again.</source>
      <translation>The disk of this laptop is full. Nothing was issued and nothing already issued is lost. Free some space, then do it again.</translation>
    </message>
    <message>
      <source>The ticket database on this laptop is damaged. Sealed copies of unsent tickets are kept and still go out. Do not delete anything; call your Point of Contact to restore the last copy.</source>
      <translation>The ticket database on this laptop is damaged. Sealed copies of unsent tickets are kept and still go out. Do not delete anything; call your Point of Contact to restore the last copy.</translation>
    </message>
    <message>
      <source>The disk of this laptop could not be read or written. Nothing was changed. Restart the laptop; if it comes back, write on paper and call your Point of Contact.</source>
      <translation>The disk of this laptop could not be read or written. Nothing was changed. Restart the laptop; if it comes back, write on paper and call your Point of Contact.</translation>
    </message>
    <message>
      <source>The ticket database is in use by something else. Nothing was changed. Try again in a moment.</source>
      <translation>The ticket database is in use by something else. Nothing was changed. Try again in a moment.</translation>
    </message>
    <message>
      <source>The database refused the change, because an issued record may never be altered or used twice. Nothing was changed. Call your Point of Contact.</source>
      <translation>The database refused the change, because an issued record may never be altered or used twice. Nothing was changed. Call your Point of Contact.</translation>
    </message>
    <message>
      <source>The ticket database could not do this. Nothing was changed. Try again, then restart.</source>
      <translation>The ticket database could not do this. Nothing was changed. Try again, then restart.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.store.mark</name>
    <message>
      <source>The record of the highest ticket number on this laptop cannot be read, so a number might be used twice. Do not issue from this laptop; call your Point of Contact.</source>
      <translation>The record of the highest ticket number on this laptop cannot be read, so a number might be used twice. Do not issue from this laptop; call your Point of Contact.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.store.migrate</name>
    <message>
      <source>The ticket database was written by a newer version of this program. Nothing was changed. Install the newest version of TraCS Mobile on this laptop, then start it again.</source>
      <translation>The ticket database was written by a newer version of this program. Nothing was changed. Install the newest version of TraCS Mobile on this laptop, then start it again.</translation>
    </message>
    <message>
      <source>The ticket database on this laptop has lost the mark of its version and was not opened. Call your Point of Contact to restore the last copy.</source>
      <translation>The ticket database on this laptop has lost the mark of its version and was not opened. Call your Point of Contact to restore the last copy.</translation>
    </message>
    <message>
      <source>The ticket database could not be brought to the new version without loss, so it was left as it was. Keep using the old version and call your Point of Contact.</source>
      <translation>The ticket database could not be brought to the new version without loss, so it was left as it was. Keep using the old version and call your Point of Contact.</translation>
    </message>
    <message>
      <source>The copy of the database before its update could not be written. Nothing was changed. Free some space, then start again.</source>
      <translation>The copy of the database before its update could not be written. Nothing was changed. Free some space, then start again.</translation>
    </message>
    <message>
      <source>the copy of the records</source>
      <translation>the copy of the records</translation>
    </message>
    <message>
      <source>An older copy of the database could not be deleted, so the ticket was not expunged. Restart the laptop and do it again.</source>
      <translation>An older copy of the database could not be deleted, so the ticket was not expunged. Restart the laptop and do it again.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.store.numbers</name>
    <message>
      <source>All ticket numbers of this laptop are used up. Nothing was issued; the draft is kept. Connect to DPS to get more numbers, or write this ticket on paper.</source>
      <translation>All ticket numbers of this laptop are used up. Nothing was issued; the draft is kept. Connect to DPS to get more numbers, or write this ticket on paper.</translation>
    </message>
    <message>
      <source>DPS sent ticket numbers that this laptop already has under another block, so they were not taken in. Tell your Point of Contact.</source>
      <translation>DPS sent ticket numbers that this laptop already has under another block, so they were not taken in. Tell your Point of Contact.</translation>
    </message>
    <message>
      <source>Ticket number {number} is not one of this laptop, or it is void already.</source>
      <translation>Ticket number {number} is not one of this laptop, or it is void already.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.store.purges</name>
    <message>
      <source>No ticket with this number can be expunged on this laptop. Nothing was changed.</source>
      <translation>No ticket with this number can be expunged on this laptop. Nothing was changed.</translation>
    </message>
    <message>
      <source>DPS has not confirmed everything about this ticket yet, so it was not expunged. Let it be delivered or mended first, then do it again.</source>
      <translation>DPS has not confirmed everything about this ticket yet, so it was not expunged. Let it be delivered or mended first, then do it again.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.store.refill</name>
    <message>
      <source>UPDATE document SET search = ? WHERE entry = ?</source>
      <translation>UPDATE document SET search = ? WHERE entry = ?</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.store.uow</name>
    <message>
      <source>The disk reported a fault while the record was being saved, so it is not certain that it was. Nothing was printed or sent. The program looks it up before it says anything.</source>
      <translation>The disk reported a fault while the record was being saved, so it is not certain that it was. Nothing was printed or sent. The program looks it up before it says anything.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.third_party</name>
    <message>
      <source>The license text of {name} cannot be read. Install again.</source>
      <translation>The license text of {name} cannot be read. Install again.</translation>
    </message>
    <message>
      <source>The list of licenses of this installation cannot be read. Install again.</source>
      <translation>The list of licenses of this installation cannot be read. Install again.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.update_start</name>
    <message>
      <source>This update has no file for the way the program was installed here ({way}). Nothing was changed. Ask your agency's IT for the other one.</source>
      <translation>This update has no file for the way the program was installed here ({way}). Nothing was changed. Ask your agency's IT for the other one.</translation>
    </message>
    <message>
      <source>This computer does not install it by itself. The checked file lies at {path}; whoever looks after this computer installs it.</source>
      <translation>This computer does not install it by itself. The checked file lies at {path}; whoever looks after this computer installs it.</translation>
    </message>
    <message>
      <source>Windows did not start the installation: an administrator has to agree. Nothing was changed; the update stays ready.</source>
      <translation>Windows did not start the installation: an administrator has to agree. Nothing was changed; the update stays ready.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.updates_here</name>
    <message>
      <source>Version {version} for this laptop, and {packs}.</source>
      <translation>Version {version} for this laptop, and {packs}.</translation>
    </message>
    <message numerus="yes">
      <source>%n law packs</source>
      <extracomment>For one: %n law pack</extracomment>
      <translation>
        <numerusform>%n law pack</numerusform>
        <numerusform>%n law packs</numerusform>
      </translation>
    </message>
    <message>
      <source>Version {version} for this laptop.</source>
      <translation>Version {version} for this laptop.</translation>
    </message>
    <message>
      <source>No new program, and {packs}.</source>
      <translation>No new program, and {packs}.</translation>
    </message>
    <message>
      <source>Version {version}, which this laptop has already.</source>
      <translation>Version {version}, which this laptop has already.</translation>
    </message>
    <message>
      <source>Your agency's IT installs every update of this laptop. Nothing was changed.</source>
      <translation>Your agency's IT installs every update of this laptop. Nothing was changed.</translation>
    </message>
    <message>
      <source>This laptop has version {version} already.</source>
      <translation>This laptop has version {version} already.</translation>
    </message>
    <message>
      <source>Version {version} was copied to this laptop and checked. It is ready to be installed.</source>
      <translation>Version {version} was copied to this laptop and checked. It is ready to be installed.</translation>
    </message>
    <message>
      <source>The law pack was left: change to Live to take it.</source>
      <translation>The law pack was left: change to Live to take it.</translation>
    </message>
    <message>
      <source>Law pack {version} is installed; it is in force from {day:%m/%d/%Y}.</source>
      <translation>Law pack {version} is installed; it is in force from {day:%m/%d/%Y}.</translation>
    </message>
    <message>
      <source>No update lies ready on this laptop. Take one from a stick first.</source>
      <translation>No update lies ready on this laptop. Take one from a stick first.</translation>
    </message>
    <message>
      <source>Windows installs version {version} now. The program closes; start it again later.</source>
      <translation>Windows installs version {version} now. The program closes; start it again later.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.vault.atrest</name>
    <message>
      <source>The key for stored tickets has the wrong length.</source>
      <translation>The key for stored tickets has the wrong length.</translation>
    </message>
    <message>
      <source>The stored ticket was changed or belongs elsewhere.</source>
      <translation>The stored ticket was changed or belongs elsewhere.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.vault.boxes</name>
    <message>
      <source>The file {name} is damaged or comes from another machine.</source>
      <translation>The file {name} is damaged or comes from another machine.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.vault.chain</name>
    <message>
      <source>Entry {seq} is missing.</source>
      <translation>Entry {seq} is missing.</translation>
    </message>
    <message>
      <source>Entry {seq} does not follow entry {seq_2}.</source>
      <translation>Entry {seq} does not follow entry {seq_2}.</translation>
    </message>
    <message>
      <source>Entry {seq} was changed.</source>
      <translation>Entry {seq} was changed.</translation>
    </message>
    <message>
      <source>Entry {seq} is not signed by this laptop.</source>
      <translation>Entry {seq} is not signed by this laptop.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.vault.device</name>
    <message>
      <source>This laptop already has a device key. It was left as it is.</source>
      <translation>This laptop already has a device key. It was left as it is.</translation>
    </message>
    <message>
      <source>This laptop is not set up yet: it has no device key.</source>
      <translation>This laptop is not set up yet: it has no device key.</translation>
    </message>
    <message>
      <source>The device key of this laptop cannot be used: the file is damaged or comes from another machine. Ask your Point of Contact to set the laptop up again.</source>
      <translation>The device key of this laptop cannot be used: the file is damaged or comes from another machine. Ask your Point of Contact to set the laptop up again.</translation>
    </message>
    <message>
      <source>This laptop is not set up yet: it does not know the DPS keys.</source>
      <translation>This laptop is not set up yet: it does not know the DPS keys.</translation>
    </message>
    <message>
      <source>The file with the DPS keys is damaged or was exchanged. Ask your Point of Contact to set the laptop up again; tickets that wait stay where they are.</source>
      <translation>The file with the DPS keys is damaged or was exchanged. Ask your Point of Contact to set the laptop up again; tickets that wait stay where they are.</translation>
    </message>
    <message>
      <source>The DPS keys were not written by this laptop.</source>
      <translation>The DPS keys were not written by this laptop.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.vault.dpapi</name>
    <message>
      <source>The machine key of Windows is only to be had on Windows.</source>
      <translation>The machine key of Windows is only to be had on Windows.</translation>
    </message>
    <message>
      <source>Windows does not open the machine key: it was made on another machine or before Windows was installed again. Ask your Point of Contact for recovery.</source>
      <translation>Windows does not open the machine key: it was made on another machine or before Windows was installed again. Ask your Point of Contact for recovery.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.vault.files</name>
    <message>
      <source>The key file {name} could not be written. Free some disk space and try again.</source>
      <translation>The key file {name} could not be written. Free some disk space and try again.</translation>
    </message>
    <message>
      <source>The key file {name} cannot be read. Ask your Point of Contact.</source>
      <translation>The key file {name} cannot be read. Ask your Point of Contact.</translation>
    </message>
    <message>
      <source>The key file {name} is damaged. Ask your Point of Contact.</source>
      <translation>The key file {name} is damaged. Ask your Point of Contact.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.vault.jwe</name>
    <message>
      <source>The encrypted file is not whole.</source>
      <translation>The encrypted file is not whole.</translation>
    </message>
    <message>
      <source>The file is not encrypted in the agreed way.</source>
      <translation>The file is not encrypted in the agreed way.</translation>
    </message>
    <message>
      <source>The file is encrypted to another key.</source>
      <translation>The file is encrypted to another key.</translation>
    </message>
    <message>
      <source>The encrypted file was cut off or changed after it was written.</source>
      <translation>The encrypted file was cut off or changed after it was written.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.vault.jws</name>
    <message>
      <source>The signature has the wrong length.</source>
      <translation>The signature has the wrong length.</translation>
    </message>
    <message>
      <source>The signature does not fit the content.</source>
      <translation>The signature does not fit the content.</translation>
    </message>
    <message>
      <source>The signed message is too large.</source>
      <translation>The signed message is too large.</translation>
    </message>
    <message>
      <source>The signed message is not whole.</source>
      <translation>The signed message is not whole.</translation>
    </message>
    <message>
      <source>The signed message has no readable header.</source>
      <translation>The signed message has no readable header.</translation>
    </message>
    <message>
      <source>The message is not signed in the agreed way.</source>
      <translation>The message is not signed in the agreed way.</translation>
    </message>
    <message>
      <source>The signed message is of another kind.</source>
      <translation>The signed message is of another kind.</translation>
    </message>
    <message>
      <source>The message is signed with a key this program does not know.</source>
      <translation>The message is signed with a key this program does not know.</translation>
    </message>
    <message>
      <source>The signed message is garbled.</source>
      <translation>The signed message is garbled.</translation>
    </message>
    <message>
      <source>The public key cannot be read.</source>
      <translation>The public key cannot be read.</translation>
    </message>
    <message>
      <source>The public key is not of the agreed kind (P-256).</source>
      <translation>The public key is not of the agreed kind (P-256).</translation>
    </message>
    <message>
      <source>The private key cannot be read.</source>
      <translation>The private key cannot be read.</translation>
    </message>
    <message>
      <source>The private key is not of the agreed kind (P-256).</source>
      <translation>The private key is not of the agreed kind (P-256).</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.vault.machine</name>
    <message>
      <source>The key ring of this computer does not open.</source>
      <translation>The key ring of this computer does not open.</translation>
    </message>
    <message>
      <source>The machine key of this laptop is missing or damaged. Officers can be let in again with the recovery key: ask your Point of Contact.</source>
      <translation>The machine key of this laptop is missing or damaged. Officers can be let in again with the recovery key: ask your Point of Contact.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.vault.recovery</name>
    <message>
      <source>This recovery key does not belong to this laptop.</source>
      <translation>This recovery key does not belong to this laptop.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.vault.relay_book</name>
    <message>
      <source>The disk of this laptop did not take the note about the relay. Free some space, then try again. What is issued is kept.</source>
      <translation>The disk of this laptop did not take the note about the relay. Free some space, then try again. What is issued is kept.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.vault.release</name>
    <message>
      <source>The release key cannot be read.</source>
      <translation>The release key cannot be read.</translation>
    </message>
    <message>
      <source>The release key is not of the agreed kind (Ed25519).</source>
      <translation>The release key is not of the agreed kind (Ed25519).</translation>
    </message>
    <message>
      <source>The list of release keys cannot be read.</source>
      <translation>The list of release keys cannot be read.</translation>
    </message>
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
    <name>tracs_mobile.vault.seal</name>
    <message>
      <source>The sealed file is not whole.</source>
      <translation>The sealed file is not whole.</translation>
    </message>
    <message>
      <source>The file is sealed to another key.</source>
      <translation>The file is sealed to another key.</translation>
    </message>
    <message>
      <source>The sealed file was changed after it was sealed.</source>
      <translation>The sealed file was changed after it was sealed.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.vault.secret_rules</name>
    <message>
      <source>The secret is too short. Use {shortest} characters or more.</source>
      <translation>The secret is too short. Use {shortest} characters or more.</translation>
    </message>
    <message>
      <source>The secret is too long. Use at most {longest} characters.</source>
      <translation>The secret is too long. Use at most {longest} characters.</translation>
    </message>
    <message>
      <source>The secret may not be your user name. Choose another one.</source>
      <translation>The secret may not be your user name. Choose another one.</translation>
    </message>
    <message>
      <source>This secret is on the list of secrets that others try first. Choose another.</source>
      <translation>This secret is on the list of secrets that others try first. Choose another.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.vault.shortform</name>
    <message>
      <source>The number, statute or codes of this ticket cannot stand in its bar code.</source>
      <translation>The number, statute or codes of this ticket cannot stand in its bar code.</translation>
    </message>
    <message>
      <source>The number, statute or codes of this ticket are too long for its bar code.</source>
      <translation>The number, statute or codes of this ticket are too long for its bar code.</translation>
    </message>
    <message>
      <source>This is not the code of a TraCS Mobile ticket.</source>
      <translation>This is not the code of a TraCS Mobile ticket.</translation>
    </message>
    <message>
      <source>The code of this ticket is of another version.</source>
      <translation>The code of this ticket is of another version.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.vault.slot_store</name>
    <message>
      <source>This laptop is not set up yet: it has no officers' keys.</source>
      <translation>This laptop is not set up yet: it has no officers' keys.</translation>
    </message>
    <message>
      <source>The file with the officers' keys is damaged. Ask your Point of Contact for recovery; the tickets are still in the database.</source>
      <translation>The file with the officers' keys is damaged. Ask your Point of Contact for recovery; the tickets are still in the database.</translation>
    </message>
    <message>
      <source>The officers' keys come from a newer version of this program. Update it first.</source>
      <translation>The officers' keys come from a newer version of this program. Update it first.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.vault.slots</name>
    <message>
      <source>This laptop already has officers' keys. They were left as they are.</source>
      <translation>This laptop already has officers' keys. They were left as they are.</translation>
    </message>
    <message>
      <source>Your sign-on for this laptop has expired. Ask your Point of Contact to renew it.</source>
      <translation>Your sign-on for this laptop has expired. Ask your Point of Contact to renew it.</translation>
    </message>
    <message>
      <source>This user name is not set up on this laptop. A Point of Contact can add it.</source>
      <translation>This user name is not set up on this laptop. A Point of Contact can add it.</translation>
    </message>
    <message>
      <source>The officers' keys were made on another machine, or Windows was installed again. Ask your Point of Contact for recovery; nothing is lost.</source>
      <translation>The officers' keys were made on another machine, or Windows was installed again. Ask your Point of Contact for recovery; nothing is lost.</translation>
    </message>
    <message>
      <source>This key belongs to another database.</source>
      <translation>This key belongs to another database.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.vault.tries</name>
    <message>
      <source>Too many wrong secrets. Sign-on is locked until a Point of Contact releases it. Tickets that wait are still delivered.</source>
      <translation>Too many wrong secrets. Sign-on is locked until a Point of Contact releases it. Tickets that wait are still delivered.</translation>
    </message>
    <message>
      <source>You have {tries}.</source>
      <translation>You have {tries}.</translation>
    </message>
    <message numerus="yes">
      <source>%n more tries</source>
      <extracomment>For one: %n more try</extracomment>
      <translation>
        <numerusform>%n more try</numerusform>
        <numerusform>%n more tries</numerusform>
      </translation>
    </message>
    <message>
      <source>Sign-on is now locked until a Point of Contact releases it. Tickets that wait are still delivered.</source>
      <translation>Sign-on is now locked until a Point of Contact releases it. Tickets that wait are still delivered.</translation>
    </message>
  </context>
  <context>
    <name>tracs_mobile.vault.wrap</name>
    <message>
      <source>The database key has the wrong length.</source>
      <translation>The database key has the wrong length.</translation>
    </message>
    <message>
      <source>The slot file asks for work this laptop cannot do.</source>
      <translation>The slot file asks for work this laptop cannot do.</translation>
    </message>
    <message>
      <source>The slot does not open.</source>
      <translation>The slot does not open.</translation>
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
    <name>ui.text.about_text</name>
    <message>
      <source>About TraCS Mobile</source>
      <translation>About TraCS Mobile</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Back</translation>
    </message>
    <message>
      <source>Copy for support</source>
      <translation>Copy for support</translation>
    </message>
    <message>
      <source>Version, law and folder are on the clipboard. No ticket and no name is among them.</source>
      <translation>Version, law and folder are on the clipboard. No ticket and no name is among them.</translation>
    </message>
    <message>
      <source>This program</source>
      <translation>This program</translation>
    </message>
    <message>
      <source>Law and paper</source>
      <translation>Law and paper</translation>
    </message>
    <message>
      <source>Made of</source>
      <translation>Made of</translation>
    </message>
    <message>
      <source>License</source>
      <translation>License</translation>
    </message>
    <message>
      <source>What the program is made of</source>
      <translation>What the program is made of</translation>
    </message>
    <message>
      <source>Reading the licenses…</source>
      <translation>Reading the licenses…</translation>
    </message>
    <message>
      <source>TraCS Mobile is free software under the Apache License 2.0.</source>
      <translation>TraCS Mobile is free software under the Apache License 2.0.</translation>
    </message>
    <message>
      <source>The screens are drawn by Qt and PySide6, under the GNU Lesser General Public License, version 3. They are files of their own: you may put a version that you built in their place. Their source is at download.qt.io, in official_releases/qt and official_releases/QtForPython.</source>
      <translation>The screens are drawn by Qt and PySide6, under the GNU Lesser General Public License, version 3. They are files of their own: you may put a version that you built in their place. Their source is at download.qt.io, in official_releases/qt and official_releases/QtForPython.</translation>
    </message>
    <message>
      <source>The package brings no text of its license; its name stands above.</source>
      <translation>The package brings no text of its license; its name stands above.</translation>
    </message>
    <message>
      <source>Updates: none from sticks; your agency installs them.</source>
      <translation>Updates: none from sticks; your agency installs them.</translation>
    </message>
    <message>
      <source>Updates: from a signed stick of your agency.</source>
      <translation>Updates: from a signed stick of your agency.</translation>
    </message>
    <message>
      <source>Updates: from a signed stick of your agency, trial versions too.</source>
      <translation>Updates: from a signed stick of your agency, trial versions too.</translation>
    </message>
    <message>
      <source>Used for practice.</source>
      <translation>Used for practice.</translation>
    </message>
    <message>
      <source>Used for real tickets.</source>
      <translation>Used for real tickets.</translation>
    </message>
    <message>
      <source>Version {version}, on Qt {qt}.</source>
      <translation>Version {version}, on Qt {qt}.</translation>
    </message>
    <message>
      <source>Data folder: {folder}</source>
      <translation>Data folder: {folder}</translation>
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
      <source>Issued</source>
      <translation>Issued</translation>
    </message>
    <message>
      <source>Amended</source>
      <translation>Amended</translation>
    </message>
    <message>
      <source>Replaced</source>
      <translation>Replaced</translation>
    </message>
    <message>
      <source>Voided</source>
      <translation>Voided</translation>
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
    <name>ui.text.empty_text</name>
    <message>
      <source>Alt+1 leads to the stop: write the first one there.</source>
      <translation>Alt+1 leads to the stop: write the first one there.</translation>
    </message>
    <message>
      <source>Try fewer letters, or another part of the name, plate or number.</source>
      <translation>Try fewer letters, or another part of the name, plate or number.</translation>
    </message>
    <message>
      <source>Press the button again, and everything stands here.</source>
      <translation>Press the button again, and everything stands here.</translation>
    </message>
    <message>
      <source>F7 shows all tickets again.</source>
      <translation>F7 shows all tickets again.</translation>
    </message>
    <message>
      <source>Nothing to do here. F3 and F4 carry tickets when there is no network.</source>
      <translation>Nothing to do here. F3 and F4 carry tickets when there is no network.</translation>
    </message>
    <message>
      <source>The buttons above show the others.</source>
      <translation>The buttons above show the others.</translation>
    </message>
    <message>
      <source>No favorites yet</source>
      <translation>No favorites yet</translation>
    </message>
    <message>
      <source>F6: find a charge in the field above, and Enter adds it.</source>
      <translation>F6: find a charge in the field above, and Enter adds it.</translation>
    </message>
    <message>
      <source>No shortcuts yet</source>
      <translation>No shortcuts yet</translation>
    </message>
    <message>
      <source>F9: write the words officers type, then choose their charge.</source>
      <translation>F9: write the words officers type, then choose their charge.</translation>
    </message>
    <message>
      <source>No officer in this request yet</source>
      <translation>No officer in this request yet</translation>
    </message>
    <message>
      <source>F5 begins a line; F4 takes a copied table over.</source>
      <translation>F5 begins a line; F4 takes a copied table over.</translation>
    </message>
    <message>
      <source>No change is asked for yet</source>
      <translation>No change is asked for yet</translation>
    </message>
    <message>
      <source>Choose an officer and what changes, then F5.</source>
      <translation>Choose an officer and what changes, then F5.</translation>
    </message>
    <message>
      <source>No ticket in these days yet</source>
      <translation>No ticket in these days yet</translation>
    </message>
    <message>
      <source>The buttons above show more days.</source>
      <translation>The buttons above show more days.</translation>
    </message>
    <message>
      <source>F2 finds printers and scanners.</source>
      <translation>F2 finds printers and scanners.</translation>
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
      <source>Officers of your agency</source>
      <translation>Officers of your agency</translation>
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
      <source>Let in again</source>
      <translation>Let in again</translation>
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
      <source>Updates</source>
      <translation>Updates</translation>
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
    <message>
      <source>! {username} is locked: the secret was typed wrong too often. Let this officer in again only after a talk, so that you know who typed it.</source>
      <translation>! {username} is locked: the secret was typed wrong too often. Let this officer in again only after a talk, so that you know who typed it.</translation>
    </message>
    <message>
      <source>Let {username} in again</source>
      <translation>Let {username} in again</translation>
    </message>
    <message>
      <source>{username} may try the own secret again.</source>
      <translation>{username} may try the own secret again.</translation>
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
    <name>ui.text.first_text</name>
    <message>
      <source>Welcome to TraCS Mobile</source>
      <translation>Welcome to TraCS Mobile</translation>
    </message>
    <message>
      <source>How shall this laptop begin?</source>
      <translation>How shall this laptop begin?</translation>
    </message>
    <message>
      <source>Practice first</source>
      <translation>Practice first</translation>
    </message>
    <message>
      <source>A whole agency to practice with, with people, printers and tickets. TRAINING stands on every screen and print, and nothing you do there is real. No network is needed.</source>
      <translation>A whole agency to practice with, with people, printers and tickets. TRAINING stands on every screen and print, and nothing you do there is real. No network is needed.</translation>
    </message>
    <message>
      <source>Set it up with DPS</source>
      <translation>Set it up with DPS</translation>
    </message>
    <message>
      <source>For real tickets. You need a network, the address of DPS and the one-time code for this laptop, and the activation code of one officer.</source>
      <translation>For real tickets. You need a network, the address of DPS and the one-time code for this laptop, and the activation code of one officer.</translation>
    </message>
    <message>
      <source>Package from a stick</source>
      <translation>Package from a stick</translation>
    </message>
    <message>
      <source>The package of your agency prepares this laptop without a network: records, law, address of DPS, printers and scanners.</source>
      <translation>The package of your agency prepares this laptop without a network: records, law, address of DPS, printers and scanners.</translation>
    </message>
    <message>
      <source>Step 1 of 2: DPS gets to know the laptop</source>
      <translation>Step 1 of 2: DPS gets to know the laptop</translation>
    </message>
    <message>
      <source>Step 2 of 2: the first officer begins</source>
      <translation>Step 2 of 2: the first officer begins</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Back</translation>
    </message>
    <message>
      <source>Without a network this laptop can be prepared from a stick and practiced on; what you typed stays here.</source>
      <translation>Without a network this laptop can be prepared from a stick and practiced on; what you typed stays here.</translation>
    </message>
    <message>
      <source>Agency package from a stick</source>
      <translation>Agency package from a stick</translation>
    </message>
    <message>
      <source>Put the stick of your Point of Contact or of DPS in. Nothing is changed before you press “Prepare this laptop”.</source>
      <translation>Put the stick of your Point of Contact or of DPS in. Nothing is changed before you press “Prepare this laptop”.</translation>
    </message>
    <message>
      <source>Looking at the sticks…</source>
      <translation>Looking at the sticks…</translation>
    </message>
    <message>
      <source>No agency package was found. Put the stick in and look again, or choose the file yourself.</source>
      <translation>No agency package was found. Put the stick in and look again, or choose the file yourself.</translation>
    </message>
    <message>
      <source>It cannot be used; tap it to read why.</source>
      <translation>It cannot be used; tap it to read why.</translation>
    </message>
    <message>
      <source>Look again</source>
      <translation>Look again</translation>
    </message>
    <message>
      <source>Choose a file…</source>
      <translation>Choose a file…</translation>
    </message>
    <message>
      <source>Agency packages (*.tracspkg)</source>
      <translation>Agency packages (*.tracspkg)</translation>
    </message>
    <message>
      <source>Prepare this laptop</source>
      <translation>Prepare this laptop</translation>
    </message>
    <message>
      <source>Preparing the laptop…</source>
      <translation>Preparing the laptop…</translation>
    </message>
    <message>
      <source>Tap a package first.</source>
      <translation>Tap a package first.</translation>
    </message>
    <message>
      <source>Fingerprint of the key of DPS</source>
      <translation>Fingerprint of the key of DPS</translation>
    </message>
    <message>
      <source>Compare it, group by group, with the letter that DPS sent your agency. If one character differs, do not go on: call DPS e-Ticket support.</source>
      <translation>Compare it, group by group, with the letter that DPS sent your agency. If one character differs, do not go on: call DPS e-Ticket support.</translation>
    </message>
    <message>
      <source>✓ It is the key that was named for this laptop; nothing is to be compared.</source>
      <translation>✓ It is the key that was named for this laptop; nothing is to be compared.</translation>
    </message>
    <message>
      <source>It is the same as in the letter</source>
      <translation>It is the same as in the letter</translation>
    </message>
    <message>
      <source>Compare the fingerprint first, then press “It is the same as in the letter”.</source>
      <translation>Compare the fingerprint first, then press “It is the same as in the letter”.</translation>
    </message>
    <message>
      <source>Set by your agency: the address of DPS and the proxy.</source>
      <translation>Set by your agency: the address of DPS and the proxy.</translation>
    </message>
    <message>
      <source>Set by your agency: the address of DPS.</source>
      <translation>Set by your agency: the address of DPS.</translation>
    </message>
    <message>
      <source>Set by your agency: the proxy.</source>
      <translation>Set by your agency: the proxy.</translation>
    </message>
    <message>
      <source>This laptop is prepared for {agency}.</source>
      <translation>This laptop is prepared for {agency}.</translation>
    </message>
    <message>
      <source>{agency}, judiciary code {code}
{name}</source>
      <translation>{agency}, judiciary code {code}
{name}</translation>
    </message>
    <message>
      <source>Records of {officers}, made by DPS on {day}</source>
      <translation>Records of {officers}, made by DPS on {day}</translation>
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
      <source>Address of DPS: {address}</source>
      <translation>Address of DPS: {address}</translation>
    </message>
    <message>
      <source>Law pack {version}</source>
      <translation>Law pack {version}</translation>
    </message>
    <message>
      <source>Added by laptop {laptop} of the agency, not by DPS: {printers}, {scanners}, {shortcuts}</source>
      <translation>Added by laptop {laptop} of the agency, not by DPS: {printers}, {scanners}, {shortcuts}</translation>
    </message>
    <message numerus="yes">
      <source>%n printers</source>
      <extracomment>For one: %n printer</extracomment>
      <translation>
        <numerusform>%n printer</numerusform>
        <numerusform>%n printers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n scanners</source>
      <extracomment>For one: %n scanner</extracomment>
      <translation>
        <numerusform>%n scanner</numerusform>
        <numerusform>%n scanners</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n shortcuts</source>
      <extracomment>For one: %n shortcut</extracomment>
      <translation>
        <numerusform>%n shortcut</numerusform>
        <numerusform>%n shortcuts</numerusform>
      </translation>
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
      <source>F7  Cancel reading</source>
      <translation>F7  Cancel reading</translation>
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
      <source>Dark</source>
      <translation>Dark</translation>
    </message>
    <message>
      <source>Dark screen</source>
      <translation>Dark screen</translation>
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
    <message>
      <source>How everything stands</source>
      <translation>How everything stands</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>Pages</translation>
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
      <source>F3 scans the license. What is still missing stands at the right.</source>
      <translation>F3 scans the license. What is still missing stands at the right.</translation>
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
    <name>ui.text.keys_text</name>
    <message>
      <source>Keys</source>
      <translation>Keys</translation>
    </message>
    <message>
      <source>What works here now. Esc closes.</source>
      <translation>What works here now. Esc closes.</translation>
    </message>
    <message>
      <source>On this page</source>
      <translation>On this page</translation>
    </message>
    <message>
      <source>Everywhere</source>
      <translation>Everywhere</translation>
    </message>
    <message>
      <source>the next one</source>
      <translation>the next one</translation>
    </message>
    <message>
      <source>the one before</source>
      <translation>the one before</translation>
    </message>
    <message>
      <source>leave the question as it is</source>
      <translation>leave the question as it is</translation>
    </message>
    <message>
      <source>help for this page</source>
      <translation>help for this page</translation>
    </message>
    <message>
      <source>this list of keys</source>
      <translation>this list of keys</translation>
    </message>
    <message>
      <source>about the program</source>
      <translation>about the program</translation>
    </message>
    <message>
      <source>dark screen; any key brings it back</source>
      <translation>dark screen; any key brings it back</translation>
    </message>
    <message>
      <source>whole screen, or a window</source>
      <translation>whole screen, or a window</translation>
    </message>
    <message>
      <source>day, night or sun</source>
      <translation>day, night or sun</translation>
    </message>
    <message>
      <source>darker</source>
      <translation>darker</translation>
    </message>
    <message>
      <source>brighter</source>
      <translation>brighter</translation>
    </message>
    <message>
      <source>larger text</source>
      <translation>larger text</translation>
    </message>
    <message>
      <source>smaller text</source>
      <translation>smaller text</translation>
    </message>
    <message>
      <source>text as the system has it</source>
      <translation>text as the system has it</translation>
    </message>
    <message>
      <source>lock; what you write is kept</source>
      <translation>lock; what you write is kept</translation>
    </message>
    <message>
      <source>undo what the message at the left says</source>
      <translation>undo what the message at the left says</translation>
    </message>
    <message>
      <source>stop what is being waited for</source>
      <translation>stop what is being waited for</translation>
    </message>
    <message>
      <source>messages since sign-on</source>
      <translation>messages since sign-on</translation>
    </message>
    <message>
      <source>put the hint away</source>
      <translation>put the hint away</translation>
    </message>
    <message>
      <source>page 1 at the left</source>
      <translation>page 1 at the left</translation>
    </message>
    <message>
      <source>page 2 at the left</source>
      <translation>page 2 at the left</translation>
    </message>
    <message>
      <source>page 3 at the left</source>
      <translation>page 3 at the left</translation>
    </message>
    <message>
      <source>page 4 at the left</source>
      <translation>page 4 at the left</translation>
    </message>
    <message>
      <source>page 5 at the left</source>
      <translation>page 5 at the left</translation>
    </message>
    <message>
      <source>page 6 at the left</source>
      <translation>page 6 at the left</translation>
    </message>
    <message>
      <source>page 7 at the left</source>
      <translation>page 7 at the left</translation>
    </message>
    <message>
      <source>driver</source>
      <translation>driver</translation>
    </message>
    <message>
      <source>vehicle: plate</source>
      <translation>vehicle: plate</translation>
    </message>
    <message>
      <source>use of the vehicle</source>
      <translation>use of the vehicle</translation>
    </message>
    <message>
      <source>location</source>
      <translation>location</translation>
    </message>
    <message>
      <source>charge</source>
      <translation>charge</translation>
    </message>
    <message>
      <source>questions of the charge</source>
      <translation>questions of the charge</translation>
    </message>
    <message>
      <source>stop data</source>
      <translation>stop data</translation>
    </message>
    <message>
      <source>reason of the correction</source>
      <translation>reason of the correction</translation>
    </message>
    <message>
      <source>more details, and back</source>
      <translation>more details, and back</translation>
    </message>
    <message>
      <source>no ticket comes of this stop</source>
      <translation>no ticket comes of this stop</translation>
    </message>
    <message>
      <source>take the lawful charge that is offered</source>
      <translation>take the lawful charge that is offered</translation>
    </message>
    <message>
      <source>favorite charge, or no longer</source>
      <translation>favorite charge, or no longer</translation>
    </message>
    <message>
      <source>limit set by the State, or by the town</source>
      <translation>limit set by the State, or by the town</translation>
    </message>
    <message>
      <source>the next violation</source>
      <translation>the next violation</translation>
    </message>
    <message>
      <source>the violation before</source>
      <translation>the violation before</translation>
    </message>
    <message>
      <source>keep what is being thrown away, close the camera</source>
      <translation>keep what is being thrown away, close the camera</translation>
    </message>
    <message>
      <source>return the ticket with a note</source>
      <translation>return the ticket with a note</translation>
    </message>
    <message>
      <source>to the list</source>
      <translation>to the list</translation>
    </message>
    <message>
      <source>paste a table of officers</source>
      <translation>paste a table of officers</translation>
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
      <source>OK</source>
      <translation>OK</translation>
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
      <source>Brightness (Ctrl+F11 and Ctrl+F12 anywhere)</source>
      <translation>Brightness (Ctrl+F11 and Ctrl+F12 anywhere)</translation>
    </message>
    <message>
      <source>Main verb and pages</source>
      <translation>Main verb and pages</translation>
    </message>
    <message>
      <source>Size of words (Ctrl+Plus and Ctrl+Minus anywhere)</source>
      <translation>Size of words (Ctrl+Plus and Ctrl+Minus anywhere)</translation>
    </message>
    <message>
      <source>As the computer</source>
      <translation>As the computer</translation>
    </message>
    <message>
      <source>Large</source>
      <translation>Large</translation>
    </message>
    <message>
      <source>Extra large</source>
      <translation>Extra large</translation>
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
      <source>Day colors. F12 leads to night.</source>
      <translation>Day colors. F12 leads to night.</translation>
    </message>
    <message>
      <source>Night colors. F12 leads to sun.</source>
      <translation>Night colors. F12 leads to sun.</translation>
    </message>
    <message>
      <source>Sun colors. F12 leads to day.</source>
      <translation>Sun colors. F12 leads to day.</translation>
    </message>
    <message>
      <source>Laid out for the right hand.</source>
      <translation>Laid out for the right hand.</translation>
    </message>
    <message>
      <source>Laid out for the left hand.</source>
      <translation>Laid out for the left hand.</translation>
    </message>
    <message>
      <source>Words as large as the computer is set to.</source>
      <translation>Words as large as the computer is set to.</translation>
    </message>
    <message>
      <source>Large words.</source>
      <translation>Large words.</translation>
    </message>
    <message>
      <source>Extra-large words.</source>
      <translation>Extra-large words.</translation>
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
      <source>The change was removed. {key} brings it back.</source>
      <translation>The change was removed. {key} brings it back.</translation>
    </message>
    <message>
      <source>The change is back in the request.</source>
      <translation>The change is back in the request.</translation>
    </message>
    <message>
      <source>The logo was taken out. {key} brings it back.</source>
      <translation>The logo was taken out. {key} brings it back.</translation>
    </message>
    <message>
      <source>The logo is back in the request.</source>
      <translation>The logo is back in the request.</translation>
    </message>
    <message>
      <source>The request was thrown away. {key} brings it back.</source>
      <translation>The request was thrown away. {key} brings it back.</translation>
    </message>
    <message>
      <source>The request is back.</source>
      <translation>The request is back.</translation>
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
    <message>
      <source>Hint: {words}</source>
      <translation>Hint: {words}</translation>
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
      <source>Enrolled with DPS</source>
      <translation>Enrolled with DPS</translation>
    </message>
    <message>
      <source>Records</source>
      <translation>Records</translation>
    </message>
    <message>
      <source>Officers</source>
      <translation>Officers</translation>
    </message>
    <message>
      <source>Law pack</source>
      <translation>Law pack</translation>
    </message>
    <message>
      <source>Ticket numbers</source>
      <translation>Ticket numbers</translation>
    </message>
    <message>
      <source>Printer</source>
      <translation>Printer</translation>
    </message>
    <message>
      <source>Paper</source>
      <translation>Paper</translation>
    </message>
    <message>
      <source>Scanner</source>
      <translation>Scanner</translation>
    </message>
    <message>
      <source>Link to DPS</source>
      <translation>Link to DPS</translation>
    </message>
    <message>
      <source>Clock</source>
      <translation>Clock</translation>
    </message>
    <message>
      <source>Unsent tickets</source>
      <translation>Unsent tickets</translation>
    </message>
    <message>
      <source>Relay</source>
      <translation>Relay</translation>
    </message>
    <message>
      <source>Second copies</source>
      <translation>Second copies</translation>
    </message>
    <message>
      <source>Disk space</source>
      <translation>Disk space</translation>
    </message>
    <message>
      <source>Disk encryption</source>
      <translation>Disk encryption</translation>
    </message>
    <message>
      <source>Second factor</source>
      <translation>Second factor</translation>
    </message>
    <message>
      <source>Data folder</source>
      <translation>Data folder</translation>
    </message>
    <message>
      <source>Set by your agency</source>
      <translation>Set by your agency</translation>
    </message>
    <message>
      <source>Program</source>
      <translation>Program</translation>
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
      <source>E-mail</source>
      <translation>E-mail</translation>
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
      <source>What blocks, and what to look at</source>
      <translation>What blocks, and what to look at</translation>
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
      <source>A scan came in; its fields are filled.</source>
      <translation>A scan came in; its fields are filled.</translation>
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
      <source>Secretary of State or DMV</source>
      <translation>Secretary of State or DMV</translation>
    </message>
    <message>
      <source>registration certificate</source>
      <translation>registration certificate</translation>
    </message>
    <message>
      <source>USDOT</source>
      <translation>USDOT</translation>
    </message>
    <message>
      <source>home jurisdiction</source>
      <translation>home jurisdiction</translation>
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
      <source>USDOT
number</source>
      <translation>USDOT
number</translation>
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
    <message>
      <source>ZIP</source>
      <translation>ZIP</translation>
    </message>
    <message>
      <source>VIN</source>
      <translation>VIN</translation>
    </message>
    <message>
      <source>CDL</source>
      <translation>CDL</translation>
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
    <name>ui.text.update_text</name>
    <message>
      <source>Version</source>
      <translation>Version</translation>
    </message>
    <message>
      <source>From a stick</source>
      <translation>From a stick</translation>
    </message>
    <message>
      <source>Agency package</source>
      <translation>Agency package</translation>
    </message>
    <message>
      <source>Look for sticks</source>
      <translation>Look for sticks</translation>
    </message>
    <message>
      <source>Choose a folder</source>
      <translation>Choose a folder</translation>
    </message>
    <message>
      <source>Choose the folder with the update</source>
      <translation>Choose the folder with the update</translation>
    </message>
    <message>
      <source>Copy to this laptop</source>
      <translation>Copy to this laptop</translation>
    </message>
    <message>
      <source>Install it</source>
      <translation>Install it</translation>
    </message>
    <message>
      <source>Add this laptop's devices</source>
      <translation>Add this laptop's devices</translation>
    </message>
    <message>
      <source>Reading what is installed…</source>
      <translation>Reading what is installed…</translation>
    </message>
    <message>
      <source>Looking at the sticks…</source>
      <translation>Looking at the sticks…</translation>
    </message>
    <message>
      <source>Copying the update to this laptop and checking it</source>
      <translation>Copying the update to this laptop and checking it</translation>
    </message>
    <message>
      <source>Copying the records, then starting the installation</source>
      <translation>Copying the records, then starting the installation</translation>
    </message>
    <message>
      <source>Writing the package</source>
      <translation>Writing the package</translation>
    </message>
    <message>
      <source>No stick with an update is in. Put one in, then look again.</source>
      <translation>No stick with an update is in. Put one in, then look again.</translation>
    </message>
    <message>
      <source>Tap an update first.</source>
      <translation>Tap an update first.</translation>
    </message>
    <message>
      <source>Copy an update to this laptop first; it is checked there.</source>
      <translation>Copy an update to this laptop first; it is checked there.</translation>
    </message>
    <message>
      <source>Your agency's IT installs every update of this laptop. Nothing is to be done here.</source>
      <translation>Your agency's IT installs every update of this laptop. Nothing is to be done here.</translation>
    </message>
    <message>
      <source>An agency package is written on the live side, for a further laptop of your agency.</source>
      <translation>An agency package is written on the live side, for a further laptop of your agency.</translation>
    </message>
    <message>
      <source>Choose the package that DPS made for your agency. The printers, scanners and shortcuts of this laptop are added to it, signed by this laptop, for the next laptop that is set up.</source>
      <translation>Choose the package that DPS made for your agency. The printers, scanners and shortcuts of this laptop are added to it, signed by this laptop, for the next laptop that is set up.</translation>
    </message>
    <message>
      <source>Choose the package of DPS</source>
      <translation>Choose the package of DPS</translation>
    </message>
    <message>
      <source>Set by your agency: only a certificate from an authority that your agency's IT named is believed.</source>
      <translation>Set by your agency: only a certificate from an authority that your agency's IT named is believed.</translation>
    </message>
    <message>
      <source>Set by your agency: certificates are watched, against the authorities that your agency's IT named.</source>
      <translation>Set by your agency: certificates are watched, against the authorities that your agency's IT named.</translation>
    </message>
    <message>
      <source>Updating your records, step 1 of 2: a whole copy is made and kept on this laptop. Please leave the laptop on.</source>
      <translation>Updating your records, step 1 of 2: a whole copy is made and kept on this laptop. Please leave the laptop on.</translation>
    </message>
    <message>
      <source>Updating your records, step 2 of 2: they get the shape of this version. If it does not work out, they stay as they were.</source>
      <translation>Updating your records, step 2 of 2: they get the shape of this version. If it does not work out, they stay as they were.</translation>
    </message>
    <message>
      <source>This laptop has version {installed}. Version {ready} lies here, checked and ready.</source>
      <translation>This laptop has version {installed}. Version {ready} lies here, checked and ready.</translation>
    </message>
    <message>
      <source>This laptop has version {installed}.</source>
      <translation>This laptop has version {installed}.</translation>
    </message>
    <message>
      <source>Fixed by a policy: {fixed}.</source>
      <translation>Fixed by a policy: {fixed}.</translation>
    </message>
    <message>
      <source>A policy cannot be followed. The readiness check on the Agency page says why.</source>
      <translation>A policy cannot be followed. The readiness check on the Agency page says why.</translation>
    </message>
    <message>
      <source>address</source>
      <translation>address</translation>
    </message>
    <message>
      <source>proxy</source>
      <translation>proxy</translation>
    </message>
    <message>
      <source>certificate</source>
      <translation>certificate</translation>
    </message>
    <message>
      <source>Set by your agency: {names}.</source>
      <translation>Set by your agency: {names}.</translation>
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
      <source>What can be done here</source>
      <translation>What can be done here</translation>
    </message>
    <message>
      <source>less</source>
      <translation>less</translation>
    </message>
    <message>
      <source>more</source>
      <translation>more</translation>
    </message>
    <message>
      <source>officer</source>
      <translation>officer</translation>
    </message>
    <message>
      <source>point of contact</source>
      <translation>point of contact</translation>
    </message>
    <message>
      <source>Fill in {name}</source>
      <translation>Fill in {name}</translation>
    </message>
    <message>
      <source>{field}: choices</source>
      <translation>{field}: choices</translation>
    </message>
    <message>
      <source>{text}, {at} of {count}</source>
      <translation>{text}, {at} of {count}</translation>
    </message>
  </context>
  <context>
    <name>ui.views.agency_board</name>
    <message numerus="yes">
      <source>%n days</source>
      <extracomment>For one: %n day</extracomment>
      <translation>
        <numerusform>%n day</numerusform>
        <numerusform>%n days</numerusform>
      </translation>
    </message>
  </context>
</TS>
