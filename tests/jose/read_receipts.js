// Checks the signature of a file with receipts, and of every receipt in it.
//
//   node read_receipts.js RECEIPTS GATEWAY_PUBLIC.pem > result.json

import { readFileSync } from "node:fs";
import * as jose from "jose";

const [file, publicKey] = process.argv.slice(2);
const key = await jose.importSPKI(readFileSync(publicKey, "ascii"), "ES256");
const read = async (token) => {
  const found = await jose.compactVerify(token, key, { algorithms: ["ES256"] });
  return JSON.parse(new TextDecoder().decode(found.payload));
};
const said = await read(readFileSync(file, "ascii").trim());
const receipts = [];
for (const item of said.items) {
  if (item.receipt) receipts.push(await read(item.receipt));
}
process.stdout.write(JSON.stringify({ said, receipts }));
