'use strict';
// Splits a print job with npos and prints, as JSON, how many bytes it accounts for, the text it
// finds, and every raster picture as npos rebuilds it ("1" is black), one string for each row.

const fs = require('fs');
const npos = require('npos');
const rules = require('npos/lib/parser/rules');
const ruler = require('npos/lib/parser/ruler');
const symbols = require('npos/lib/parser/symbols');

rules[symbols.GS]['(k'] = [0, 'd16']; // the only rule that npos lacks

const job = fs.readFileSync(process.argv[2]);

function rowsOf(node) {
  const image = npos.codecs.raster.decode(job, [node]);
  const rows = [];
  for (let y = 0; y < image.height; y++) {
    let row = '';
    for (let x = 0; x < image.width; x++) row += image.getPixel(x, y) === 0 ? '1' : '0';
    rows.push(row);
  }
  return rows;
}

const tree = npos.parser(ruler.normalize(rules)).analyze(job);
if (tree.error) {
  console.error(String(tree.error));
  process.exit(1);
}

const rasters = [];
let text = Buffer.alloc(0);
for (const node of tree.tree) {
  if (node.ascii === 'GS' && node.fn === 'v0') {
    const doubled = job[node.offset + 3] === 2;
    rasters.push({offset: node.offset, doubled, rows: rowsOf({offset: node.offset})});
  } else if (node.ascii === 'STX') {
    text = Buffer.concat([text, job.slice(node.offset, node.offset + node.length)]);
  }
}
const covered = tree.tree.reduce((sum, node) => sum + node.length, 0);
process.stdout.write(
  JSON.stringify({covered, size: job.length, text: text.toString('latin1'), rasters}));
