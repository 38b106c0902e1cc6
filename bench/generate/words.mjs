// @ts-check

// What generated documents are made of. The company, its systems and its people are made up.

/** What a service is about: its name, what is counted in its dashboard, the page that shows it, what users do. */
export const domains = [
  {
    noun: "invoice",
    counted: "Invoices",
    page: "Invoice page",
    journey: "An invoice is made out and paid by its link",
  },
  {
    noun: "parcel",
    counted: "Parcels",
    page: "Tracking page",
    journey: "A parcel is registered and found by its number",
  },
  { noun: "ticket", counted: "Bookings", page: "Seat map", journey: "A seat is chosen, held and booked" },
  { noun: "meter", counted: "Readings", page: "Consumption page", journey: "A reading is sent and shown in the chart" },
  { noun: "recipe", counted: "Recipes", page: "Recipe page", journey: "A recipe is written, saved and printed" },
  { noun: "loan", counted: "Applications", page: "Application form", journey: "An application is filled in and sent" },
  { noun: "course", counted: "Lessons", page: "Course overview", journey: "A lesson is started and marked as done" },
  { noun: "claim", counted: "Claims", page: "Claim form", journey: "A claim with two photos is sent" },
  { noun: "stock", counted: "Orders", page: "Stock list", journey: "An article is ordered and its stock goes down" },
  { noun: "roster", counted: "Shifts", page: "Week view", journey: "A shift is swapped between two people" },
  { noun: "toll", counted: "Passages", page: "Passage list", journey: "A passage is billed to its vehicle" },
  { noun: "archive", counted: "Uploads", page: "Reading room", journey: "A scan is uploaded and found by its title" },
];

export const parts = ["api", "worker", "web", "gateway", "renderer", "index", "sync", "notifier", "scheduler", "store"];

export const givenNames =
  "Abena Aidan Amara Bettina Bogdan Chiara Corentin Dagmar Darius Eilidh Elif Emeka Fabian Femke Gauri Gregor Hanneke Haruto Ilse Imran Jarek Jolanta Kamala Kaspar Leif Liora Magnus Malika Nadir Niamh Odile Oskar Paloma Pavel Qadira Quentin Rasmus Renata Sanne Silvan Tamsin Teodor Ulrike Umar Vesna Viggo Wanda Wouter Xenia Yusuf Zelda Zoran".split(
    " ",
  );
export const familyNames =
  "Achterberg Adomako Bjerke Brankov Calloway Castagna Dufresne Dvorsky Eklund Escarra Fairweather Fontane Ganguly Grabowski Haavisto Hollander Iwasaki Ibarra Jelinek Jonker Kallas Kowalczyk Lindgren Lombardi Maertens Mbeki Nakagawa Norling Okonjo Ostrander Petrov Pinheiro Quintero Rautio Rosenthal Saarinen Szabo Tanaka Thibault Ullmann Urbina Vanderbilt Villanueva Whitcombe Wisniewski Yamada Yeboah Zandstra Zimmer".split(
    " ",
  );

/** Who does something, does it, to what, and when or why: a sentence takes one of each. */
export const sentences = {
  subjects: [
    "The import of last night's {noun} files",
    "Every second request of the mobile client",
    "The queue between {service} and its neighbours",
    "A customer with more than {n} open {noun} records",
    "The export that accounting starts on Mondays",
    "The cache in front of {service}",
    "Each of the {n} regional offices",
    "The batch that runs at {h}:15 UTC",
    "A retry of the payment provider",
    "The reader on the factory floor",
    "Our oldest partner",
    "The search index of the {noun} archive",
    "The session of a signed-in user",
    "The proxy in the second data centre",
  ],
  verbs: [
    "reads",
    "writes",
    "skips",
    "repeats",
    "shortens",
    "compares",
    "keeps",
    "sorts",
    "encrypts",
    "hands over",
    "collects",
    "converts",
    "counts",
    "drops",
    "signs",
  ],
  objects: [
    "{n} rows at a time",
    "the amounts in the smallest unit of their currency",
    "the whole list instead of its last page",
    "names with accents as they were typed",
    "the identifiers of the previous format",
    "addresses that were never confirmed",
    "the time zone of the branch office",
    "one file for each day",
    "records older than {n} days",
    "the totals of both ledgers",
    "pictures of more than {n} kB",
    "the token that the old client sent",
    "the header `x-{noun}-version`",
    "entries without a country code",
  ],
  reasons: [
    "because the old limit of {n} was reached in spring",
    "so that nobody has to send it again by hand",
    "while the previous version still answers",
    "which took {n} ms before and takes {m} ms now",
    "as agreed with support on the {d} of the month",
    "since the contract with the carrier changed",
    "until the last of {n} tenants has moved",
    "before the nightly report is built",
    "and leaves a line in the log for each of them",
    "although the schema allows more",
    "when the connection breaks for longer than {m} s",
  ],
};

export const reasonsForStrategy = {
  direct: ["{n} stateless instances that restart within seconds", "A change of configuration that either works or not"],
  rolling: [
    "{n} nodes behind one balancer, and both versions read the same format",
    "The fleet is large and the change was rehearsed {m} times",
  ],
  "blue-green": [
    "Nobody may wait during the switch, and taking it back is one command",
    "The previous schema must stay readable until the last check",
  ],
  canary: [
    "Real {noun} data varies more than the {n} samples in staging",
    "A fault must reach {m}% of the requests at most",
  ],
  "feature-flag": [
    "Only {n} of the branches want the feature this quarter",
    "The texts are tried out with {n} users of the head office first",
  ],
};

export const commandStems = ["./scripts", "./ops", "./tools/release", "./deploy/bin", "./bin"];
export const dashboards = ["Grafana", "Kibana", "Datadog", "Zabbix"];
export const pagers = ["PagerDuty", "Opsgenie", "VictorOps"];
