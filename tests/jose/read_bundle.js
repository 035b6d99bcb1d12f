// Opens a bundle with another implementation of JOSE, and checks its signature.
//
//   node read_bundle.js BUNDLE IMPORT_KEY.pem DEVICE_PUBLIC.pem > result.json
//
// Prints the headers, the signed payload (base64) and whether the signature holds.

import { readFileSync } from "node:fs";
import * as jose from "jose";

const [bundle, importKey, deviceKey] = process.argv.slice(2);

async function main() {
  const token = readFileSync(bundle, "ascii").trim();
  const opened = await jose.compactDecrypt(
    token,
    await jose.importPKCS8(readFileSync(importKey, "ascii"), "ECDH-ES+A256KW"),
    { keyManagementAlgorithms: ["ECDH-ES+A256KW"], contentEncryptionAlgorithms: ["A256GCM"] },
  );
  const signed = new TextDecoder().decode(opened.plaintext);
  const verified = await jose.compactVerify(
    signed,
    await jose.importSPKI(readFileSync(deviceKey, "ascii"), "ES256"),
    { algorithms: ["ES256"] },
  );
  process.stdout.write(
    JSON.stringify({
      encrypted: opened.protectedHeader,
      signed: verified.protectedHeader,
      token: signed,
      payload: Buffer.from(verified.payload).toString("base64"),
    }),
  );
}

await main();
