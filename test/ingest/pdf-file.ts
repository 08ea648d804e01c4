/** Small PDFs, written by hand: lines of Helvetica under each other, with a running head where one is wanted. */

interface PageOfLines {
  readonly head?: string;
  readonly lines: readonly string[];
}

const escaped = (text: string): string => text.replace(/[\\()]/g, '\\$&');

export const pdfOf = (pages: readonly PageOfLines[], info: Readonly<Record<string, string>> = {}): Uint8Array => {
  const objects: string[] = [];
  const add = (content: string): number => objects.push(content);
  const kids = pages.map((_, i) => `${4 + 2 * i} 0 R`).join(' ');
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  for (const [i, { head, lines }] of pages.entries()) {
    const text = [
      ...(head ? [`1 0 0 1 72 780 Tm (${escaped(head)}) Tj`] : []),
      ...lines.map((line, k) => `1 0 0 1 72 ${720 - 14 * k} Tm (${escaped(line)}) Tj`),
    ].join('\n');
    const stream = text === '' ? '' : `BT /F1 12 Tf ${text} ET`;
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * i} 0 R >>`,
    );
    add(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
  }
  const facts = add(
    `<< ${Object.entries(info)
      .map(([name, value]) => `/${name} (${escaped(value)})`)
      .join(' ')} >>`,
  );
  let file = '%PDF-1.4\n';
  const offsets = objects.map((content, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${content}\nendobj\n`;
    return at;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${facts} 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
};
