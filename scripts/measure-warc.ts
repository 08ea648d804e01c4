/**
 * How much memory reading a web archive takes, however long it is: an archive is generated while it is read, gzipped member
 * by member, pages among pictures as archives hold them, every thousandth record damaged.
 *
 *     node --import tsx scripts/measure-warc.ts [gigabytes, 2]
 */
import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { documentsIn } from '../src/ingest/documents-in.js';
import { isProblem } from '../src/ingest/reader.js';

const wanted = Number(process.argv[2] ?? 2) * 1e9;
/** One record in so many is a page. */
const PAGES = 20;
const picture = randomBytes(200_000);
const paragraph =
  'The ministers of the two islands met on Sunday in the old customs house and agreed on a ferry between their harbours, both of them said after the talks. ';

let packed = 0;
let unpacked = 0;

/** Packed records without a page, made once: what is measured is reading. */
const pictures = new Map<boolean, { readonly plain: number; readonly member: Buffer }>();

const record = (number: number): Buffer => {
  const isPage = number % PAGES === 0;
  const body = isPage
    ? Buffer.from(
        `<!doctype html><html><head><title>Talks about the ferry, day ${number}</title></head><body><nav><a href="/">Home</a></nav><article>${`<p>${paragraph.repeat(3)}</p>`.repeat(12)}</article></body></html>`,
      )
    : picture;
  const http = Buffer.concat([
    Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: ${isPage ? 'text/html' : 'image/jpeg'}\r\n\r\n`),
    body,
  ]);
  return Buffer.concat([
    Buffer.from(
      `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://quay.example/${number}\r\nWARC-Date: 2023-06-18T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${http.length}\r\n\r\n`,
    ),
    http,
    Buffer.from('\r\n\r\n'),
  ]);
};

const made = (number: number, isDamaged: boolean): { readonly plain: number; readonly member: Buffer } => {
  const plain = record(number);
  const member = gzipSync(plain, { level: 1 });
  if (isDamaged) member.fill(0xff, 100, 200);
  return { plain: plain.length, member };
};

async function* archive(): AsyncGenerator<Uint8Array> {
  for (let number = 1; packed < wanted; number++) {
    const isDamaged = number % 1000 === 501;
    const isPage = number % PAGES === 0;
    const { plain, member } = (isPage ? undefined : pictures.get(isDamaged)) ?? made(number, isDamaged);
    if (!isPage) pictures.set(isDamaged, { plain, member });
    packed += member.length;
    unpacked += plain;
    yield member;
  }
}

let documents = 0;
let problems = 0;
let peak = 0;
const begin = process.cpuUsage();
for await (const one of documentsIn({ name: 'generated.warc.gz', bytes: archive() }, { limit: 10_000_000 })) {
  if (isProblem(one)) problems++;
  else documents++;
  peak = Math.max(peak, process.memoryUsage.rss());
}
const { user, system } = process.cpuUsage(begin);
console.log(
  `${(packed / 1e9).toFixed(2)} GB packed, ${(unpacked / 1e9).toFixed(2)} GB unpacked: ${documents.toLocaleString('en')} documents, ${problems} problems, ` +
    `peak of memory ${Math.round(peak / 1e6)} MB (${Math.round(process.resourceUsage().maxRSS / 1e3)} MB by the system), ${Math.round((user + system) / 1e6)} s of processor time`,
);
