/** Exports of archives as their services write them, of texts of our own: two documents each. */

export const TEXTS = [
  'The ministers of the two islands met on Sunday in the old customs house and agreed on a ferry between their harbours, both of them said after the talks.',
  'It is to run by the summer of next year. “Nobody should have to row any more,” said the minister of the smaller island, who had rowed.',
  'A week later the first timetable was shown to the press in the harbour of the larger island, and nobody could read it because of the rain.',
] as const;

const TITLE = 'Ministers of two islands agree on a ferry';
const [FIRST, SECOND, THIRD] = TEXTS;

export const nexisHtml = (): string => {
  const document = (number: number, paper: string, day: string, title: string, body: readonly string[]): string =>
    `<DOCFULL><DIV CLASS="c0"><P CLASS="c1"><SPAN CLASS="c2">${number} of 2 DOCUMENTS</SPAN></P></DIV><BR><DIV CLASS="c3"><P CLASS="c1"><SPAN CLASS="c2">${paper}</SPAN></P></DIV><DIV CLASS="c3"><P CLASS="c1"><SPAN CLASS="c4">${day}</SPAN><SPAN CLASS="c2"> Sunday</SPAN></P></DIV><DIV CLASS="c4"><P CLASS="c5"><SPAN CLASS="c6">${title}</SPAN></P></DIV><DIV CLASS="c4"><P CLASS="c5"><SPAN CLASS="c7">BYLINE: </SPAN><SPAN>A. Writer</SPAN></P></DIV><DIV><P><SPAN>SECTION: </SPAN><SPAN>Foreign; Pg. 4</SPAN></P></DIV><DIV><P><SPAN>LENGTH: </SPAN><SPAN>60 words</SPAN></P></DIV><DIV CLASS="c4">${body.map((text) => `<P CLASS="c8"><SPAN CLASS="c2">${text}</SPAN></P>`).join('')}</DIV><DIV><P><SPAN>LOAD-DATE: </SPAN><SPAN>June 20, 2023</SPAN></P></DIV><DIV><P><SPAN>LANGUAGE: </SPAN><SPAN>ENGLISH</SPAN></P></DIV><DIV><P>Copyright 2023 ${paper}<BR>All Rights Reserved</P></DIV></DOCFULL>`;
  return `<HTML><HEAD><TITLE>LexisNexis</TITLE></HEAD><BODY>${document(1, 'Quay Press', 'June 18, 2023', TITLE, [FIRST, SECOND])}${document(2, 'Quay Press', 'June 25, 2023', 'A timetable in the rain', [THIRD])}</BODY></HTML>`;
};

const rtf = (lines: readonly string[]): string =>
  `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fnil Arial;}}{\\stylesheet{\\s0 Normal;}}\n${lines
    .map((line) => `\\pard ${line.replace(/[“”—é]/g, (sign) => `\\u${sign.charCodeAt(0)}?`)}\\par\n`)
    .join('')}}`;

export const nexisRtf = (): string =>
  rtf([
    'Page 1 of 4',
    TITLE,
    'Quay Press',
    'June 18, 2023 Sunday',
    'Copyright 2023 Quay Press All Rights Reserved',
    'Section: FOREIGN; Pg. 4',
    'Length: 60 words',
    'Byline: A. Writer',
    'Body',
    FIRST,
    SECOND,
    'Classification',
    'Language: ENGLISH',
    'Publication-Type: Newspaper',
    'Subject: FERRIES (90%)',
    'Load-Date: June 20, 2023',
    'End of Document',
    'A timetable in the rain',
    'Quay Press',
    'June 25, 2023 Sunday',
    'Copyright 2023 Quay Press All Rights Reserved',
    'Length: 30 words',
    'Body',
    THIRD,
    'Load-Date: June 26, 2023',
    'End of Document',
  ]);

export const factivaHtml = (): string => {
  const article = (number: string, day: string, title: string, lead: string, rest: readonly string[]): string => {
    const row = (code: string, text: string): string => `<tr><td><b>${code}</b>&nbsp;</td><td>${text}</td></tr>`;
    return `<div class="article enArticle"><table>${row('HD', `<span class="enHeadline">${title}</span>`)}${row('BY', 'A. Writer')}${row('WC', '60 words')}${row('PD', day)}${row('SN', 'Quay Press')}${row('SC', 'QUAYPR')}${row('LA', 'English')}${row('CY', '(c) 2023 Quay Press')}${row('LP', `<p class="articleParagraph">${lead}</p>`)}${rest.length > 0 ? row('TD', rest.map((text) => `<p class="articleParagraph">${text}</p>`).join('')) : ''}${row('NS', 'gdip : International Relations')}${row('AN', `Document ${number}`)}</table></div>`;
  };
  return `<html><head><title>Factiva</title></head><body>${article('QUAYPR0020230618ej6i00001', '18 June 2023', TITLE, FIRST, [SECOND])}${article('QUAYPR0020230625ej6p00002', '25 June 2023', 'A timetable in the rain', THIRD, [])}</body></html>`;
};

/** @param whole documents that are there to their end */
export const factivaRtf = (whole = 2): string => {
  const first = [
    TITLE,
    'By A. Writer',
    '60 words',
    '18 June 2023',
    '14:30',
    'Quay Press',
    'QUAYPR',
    'English',
    '(c) 2023 Quay Press',
    FIRST,
    SECOND,
    'Document QUAYPR0020230618ej6i00001',
  ];
  const second = [
    'A timetable in the rain',
    '30 words',
    '25 June 2023',
    'Quay Press',
    'QUAYPR',
    'English',
    '(c) 2023 Quay Press',
    THIRD,
  ];
  return rtf([
    ...first,
    ...second,
    ...(whole > 1 ? ['Document QUAYPR0020230619ej6j00002', 'Search Summary', 'Text ferry'] : []),
  ]);
};
