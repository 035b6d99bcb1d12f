'use strict';
// Splits print jobs with npos. Reads a list of {path, dots} as JSON and prints, as JSON, for every
// job, how many bytes npos accounts for and what it found, in order: text, feeds, pictures and
// codes; one line for each job. Pictures are as npos rebuilds them, each row as hexadecimal bytes
// (a set bit is black); they are left out where `dots` is false.

const fs = require('fs');
const npos = require('npos');
const rules = require('npos/lib/parser/rules');
const ruler = require('npos/lib/parser/ruler');
const symbols = require('npos/lib/parser/symbols');

rules[symbols.GS]['(k'] = [0, 'd16']; // the only rule that npos lacks
const parser = npos.parser(ruler.normalize(rules));

// GS v 0 m xL xH yL yH: what npos knows how to draw.
function rowsOf(job, offset) {
  const image = npos.codecs.raster.decode(job, [{offset}]);
  return packed(image.width, image.height, (x, y) => image.getPixel(x, y) === 0);
}

function packed(width, height, isBlack) {
  const rows = [];
  for (let y = 0; y < height; y++) {
    const row = Buffer.alloc(Math.ceil(width / 8));
    for (let x = 0; x < width; x++) if (isBlack(x, y)) row[x >> 3] |= 0x80 >> (x & 7);
    rows.push(row.toString('hex'));
  }
  return rows;
}

// GS ( L and GS 8 L function 112 hold the same dots behind another head.
function graphics(job, at, dots) {
  const [bx, by, c] = job.slice(at + 3, at + 6);
  const wide = job.readUInt16LE(at + 6);
  const high = job.readUInt16LE(at + 8);
  if (bx !== 1 || c !== 49 || wide % 8) throw new Error('a picture that we never send');
  if (!dots) return {kind: 'picture', doubled: by === 2, height: high};
  const data = job.slice(at + 10, at + 10 + (wide / 8) * high);
  const rows = rowsOf(Buffer.concat([rasterHead(wide, high), data]), 0);
  return {kind: 'picture', doubled: by === 2, height: high, rows};
}

function rasterHead(wide, high) {
  const head = Buffer.from([0x1d, 0x76, 0x30, 0, 0, 0, 0, 0]);
  head.writeUInt16LE(wide / 8, 4);
  head.writeUInt16LE(high, 6);
  return head;
}

// ESC * 33: columns of 24 dots, the upper dot in the highest bit. The paper moves by ESC J.
function columns(job, offset, dots) {
  if (job[offset + 2] !== 33) throw new Error('columns that we never send');
  if (!dots) return {kind: 'columns'};
  const count = job.readUInt16LE(offset + 3);
  const isBlack = (x, y) => (job[offset + 5 + 3 * x + (y >> 3)] >> (7 - (y & 7))) & 1;
  return {kind: 'columns', rows: packed(count, 24, isBlack)};
}

function symbol(job, offset) {
  const length = job.readUInt16LE(offset + 3);
  const [cn, fn] = job.slice(offset + 5, offset + 7);
  const body = job.slice(offset + 7, offset + 5 + length).toString('latin1');
  return {kind: 'symbol', cn, fn, body};
}

// Function 67 keeps dots under a key: b = 1, then width, height, c = 49 and the dots.
function storedLogo(job, at) {
  const wide = job.readUInt16LE(at + 6);
  const high = job.readUInt16LE(at + 8);
  const data = job.slice(at + 11, at + 11 + (wide / 8) * high);
  const rows = rowsOf(Buffer.concat([rasterHead(wide, high), data]), 0);
  return {kind: 'stored logo', key: job.slice(at + 3, at + 5).toString('latin1'), rows};
}

function graphicsFunction(job, at, dots) {
  const fn = job[at + 1];
  if (fn === 67) return storedLogo(job, at);
  if (fn === 112) return graphics(job, at, dots);
  if (fn === 69) return {kind: 'logo', key: job.slice(at + 2, at + 4).toString('latin1')};
  return {kind: 'graphics', fn};
}

function rasterOf(job, offset, dots) {
  const found = {kind: 'picture', doubled: job[offset + 3] === 2, height: job.readUInt16LE(offset + 6)};
  return dots ? {...found, rows: rowsOf(job, offset)} : found;
}

const KNOWN = {
  'GS v0': rasterOf,
  'GS (L': (job, at, dots) => graphicsFunction(job, at + 5, dots),
  'GS 8L': (job, at, dots) => graphicsFunction(job, at + 7, dots),
  'ESC *': columns,
  'GS (k': symbol,
  'GS k': (job, at) =>
    ({kind: 'bars', type: job[at + 2], body: job.slice(at + 4, at + 4 + job[at + 3]).toString('latin1')}),
  'ESC J': (job, at) => ({kind: 'feed', dots: job[at + 2]}),
  'ESC 3': (job, at) => ({kind: 'spacing', dots: job[at + 2]}),
  'ESC @': () => ({kind: 'start'}),
};

function read({path, dots}) {
  const job = fs.readFileSync(path);
  const split = parser.analyze(job);
  if (split.error) return {error: String(split.error)};
  const events = [];
  for (const node of split.tree) {
    if (node.ascii === 'STX') {
      const text = job.slice(node.offset, node.offset + node.length).toString('latin1');
      events.push({kind: 'text', text});
    } else {
      const name = `${node.ascii} ${node.fn || ''}`.trim();
      const event = KNOWN[name] ? KNOWN[name](job, node.offset, dots) : {kind: 'other'};
      events.push({...event, name});
    }
  }
  return {covered: split.tree.reduce((sum, node) => sum + node.length, 0), size: job.length, events};
}

for (const asked of JSON.parse(fs.readFileSync(process.argv[2], 'utf8'))) {
  fs.writeSync(1, JSON.stringify(read(asked)) + '\n');
}
