"""The words of the chapter from an e-mail to a ticket: heading, sentences, part of each picture."""

FIRST_LINES = """# From an e-mail to a printed ticket

What an agency and DPS do, step by step, from the request of a Head of Department to a ticket that
the court has accepted. All of it was done by a script with the program itself: a gateway on SQLite,
its pages in Chromium, the laptop's own window with its encrypted database, and an emulated scanner
and printer. Agency and people are invented.

`python docs/refresh_story.py` plays it and makes this page anew. The test
`tests/e2e/test_email_to_ticket.py` plays the same and asks each step what came of it.
"""
REQUEST = "The agency asks"
DPS = "DPS makes the records"
LAPTOP = "A fresh laptop"
TICKET = "The first ticket, without a network"
DELIVERED = "Delivered"
REVIEW = "The agency looks at it"
COURT = "The court"

STEPS = {
    "request-agency": (
        "The agency",
        "The future Point of Contact writes the request in the training program: *Agency*, "
        "*Request to DPS*. Every rule is checked while it is typed; the list at the right says "
        "what is missing.",
        REQUEST,
    ),
    "request-people": (
        "Who authorizes, and who deals with DPS",
        "The Head of Department, and the Point of Contact with the LEO number.",
        "",
    ),
    "request-logo": (
        "The logo",
        "The program makes it black and white as the printer needs it, and shows the header of a "
        "warning as it will print.",
        "",
    ),
    "request-officers": (
        "The officers, pasted from a spreadsheet",
        "The rows were copied in a spreadsheet and pasted with F4. Each officer has the title that "
        "stands on the ticket, the legal name, the LEO number and the DPS username.",
        "",
    ),
    "request-send": (
        "The e-mail is saved",
        "Nothing is left to put right. The program sends nothing itself: the e-mail is saved with "
        "its attachment, and the Head of Department sends it.",
        "",
    ),
    "request-inbox": (
        "A technician uploads the e-mail",
        "At DPS the saved e-mail is uploaded, or its text is pasted.",
        DPS,
    ),
    "request-preview": (
        "Every item of the procedure is checked",
        "The page shows what was read for each item, where it was found, and whether it is in "
        "order. Who entered a request cannot approve it.",
        "",
    ),
    "request-preview-officers": (
        "The officers as they will be made",
        "Further down: the rest of the list, and one line for each officer.",
        "",
    ),
    "second-person": (
        "Another person approves",
        "A second technician sees the same, and the button.",
        "",
    ),
    "approved": (
        "The records are made",
        "First the Agency record, then the officers. The notice to the Point of Contact is "
        "written, and the next steps are named.",
        "",
    ),
    "bureau-approval": (
        "The Judicial Bureau's approval",
        "The day on which the Bureau approved an officer is entered. Until then an officer trains "
        "and writes warnings.",
        "",
    ),
    "officers": (
        "Who may write complaints",
        "Two of the three officers are approved; the third writes warnings for now.",
        "",
    ),
    "number-series": (
        "A series of numbers",
        "An administrator enters the series from which laptops get their blocks.",
        "",
    ),
    "laptop-code": (
        "A one-time code for the laptop",
        "It is shown once, is good for 72 hours, and is told by voice.",
        "",
    ),
    "officer-code": (
        "An activation code for each officer",
        "Eight digits, shown once. The Point of Contact got one before.",
        "",
    ),
    "enroll": (
        "The first page",
        "On a laptop that is set to *Live* the Point of Contact types the address and the code. "
        "The code's last character checks the others.",
        LAPTOP,
    ),
    "activate": (
        "The Point of Contact begins",
        "With the activation code and a passphrase that only the Point of Contact knows. An "
        "officer for whom DPS has made no code cannot be chosen.",
        "",
    ),
    "notice": (
        "The notice from DPS",
        "After the first sign-on the page of the agency shows what DPS wrote when it approved the "
        "request.",
        "",
    ),
    "add-officer": (
        "The officer gets a place on this laptop",
        "*Settings*, *Officers*: the officer types the activation code and a passphrase.",
        "",
    ),
    "readiness": (
        "The readiness check",
        "What has to be looked at before the first shift, and what is in order. Then the Point of "
        "Contact signs off.",
        "",
    ),
    "stop": (
        "The stop",
        "The gateway is stopped. The officer signs on and scans the license; the green marks are "
        "what the scan filled.",
        TICKET,
    ),
    "issued": (
        "Issued and printed",
        "F9 draws the number, signs, stores and prints, all on the laptop.",
        "",
    ),
    "paper": (
        "The paper",
        "The defendant's copy, drawn by the code that makes the printer's job; half size.",
        "",
    ),
    "outbox-waiting": (
        "The outbox waits",
        "The ticket waits for DPS, with the time that is left of the 48 hours and the next try.",
        "",
    ),
    "outbox-received": (
        "DPS has it",
        "The gateway is started again, and the ticket goes out by itself. Only the receipt that "
        "DPS signed counts as delivered.",
        DELIVERED,
    ),
    "board": (
        "The 48-hour board",
        "DPS sees one ticket, received in time.",
        "",
    ),
    "new-officers": (
        "An officer new to e-ticketing",
        "The officer's first 25 tickets are watched: lateness, refusals, voids, missing stop data.",
        "",
    ),
    "review": (
        "The ticket as DPS has it",
        "The Point of Contact signs on and sees the tickets of all laptops of the agency, with the "
        "paper beside them.",
        REVIEW,
    ),
    "return": (
        "Returned with a note",
        "F7 asks what the officer should change. The ticket stays as issued until it is amended.",
        "",
    ),
    "returned": (
        "The officer sees the note",
        "At the next sign-on the ticket is marked, and one key amends it.",
        "",
    ),
    "agency-board": (
        "No defendant on any board",
        "The boards of DPS hold numbers, sections and times. The test looks for every word of the "
        "defendant on every page and finds none.",
        "",
    ),
    "court": (
        "Filed and accepted",
        "The gateway put the ticket into the court's folder as an ECF 5 file. The court's side "
        "answered *accepted* with a small file.",
        COURT,
    ),
    "accepted": (
        "The laptop says so",
        "At the next start the ticket's page shows that the court accepted it.",
        "",
    ),
}
