/**
 * Twenty pages of news, laid out in as many ways, each with what such pages have around their text: ways to other pages,
 * captions, credits, sign-up boxes, comments, advertisements. Texts and pages are our own.
 */

export interface Article {
  readonly title: string;
  readonly publisher: string;
  /** Day of publication. */
  readonly day: string;
  readonly paragraphs: readonly string[];
}

export interface Layout {
  readonly name: string;
  readonly page: (article: Article) => string;
  /** What the page does not say of itself. */
  readonly untold?: readonly ('published' | 'publisher')[];
  readonly encoding?: 'windows-1252';
  readonly url?: string;
}

export const ARTICLE: Article = {
  title: 'Two neighbours reopen their border after eleven weeks of talks',
  publisher: 'The Harbour Courier',
  day: '2023-06-18',
  paragraphs: [
    'The foreign ministers of Norway and Finland said on Sunday that their countries would reopen three crossings on their common border, eleven weeks after traffic there was stopped over a quarrel about the rights of fishermen and herders.',
    '“We have found a way that both of our parliaments can live with,” Anniken Huitfeldt told reporters in Oslo, standing beside her colleague Elina Valtonen. She thanked the negotiators, “who have slept less than any of us.”',
    'Under the agreement, which runs to forty pages and will be signed in Helsinki next month, each side lets the herders of the other cross with up to two hundred animals between May and September. Disputes go to a panel of five, of whom each government names two.',
    'The quarrel began in March, when Finnish inspectors turned back a column of lorries and Norway answered by closing the crossings at night. Within days several thousand people could no longer reach their places of work, and the two prime ministers exchanged letters in which each accused the other of bad faith.',
    'Officials on both sides said that a telephone call between the prime ministers on May 30 had broken the deadlock. In the call, according to a senior Norwegian official who asked not to be named, both agreed that the matter should be taken out of the hands of the ministries of agriculture.',
    'Not all are content. The association of herders in the north said that two hundred animals were “half of what any family needs”, and it would ask the courts to look at the text. Its chairman, who has fought the closure from the first day, called the panel of five a paper tiger.',
    'Ms. Valtonen answered that the numbers would be looked at again after two summers. “If they turn out to be wrong, we will change them,” she said. “What we will not do is to close a road again because two offices do not talk to each other.”',
    'The European Commission, which had offered to mediate in April and was politely refused, welcomed the outcome in a short statement. Sweden, whose own crossings had carried much of the traffic, said that it expected its roads to be emptier by the middle of July.',
  ],
};

const NAV = ['World', 'Business', 'Culture', 'Weather', 'Puzzles', 'Obituaries', 'Gardening', 'Recipes'];
const TEASERS = [
  'Lighthouse keeper retires after four decades on the rock',
  'Orchestra finds lost score behind a cupboard',
  'Bakers quarrel over the true shape of a bun',
  'Ferry timetable changes again, and nobody noticed',
  'Chess club wins cup for a third year in a row',
];
const links = (items: readonly string[], wrap = 'li'): string =>
  items.map((text, i) => `<${wrap}><a href="/other/${i}">${text}</a></${wrap}>`).join('\n');
const ps = ({ paragraphs }: Article): string => paragraphs.map((text) => `<p>${text}</p>`).join('\n');
/** The paragraphs with something between the second and third, and before the last. */
const broken = ({ paragraphs }: Article, first: string, second = '', wrap = 'p'): string =>
  paragraphs
    .map((text, i) => `${i === 2 ? first : ''}${i === paragraphs.length - 1 ? second : ''}<${wrap}>${text}</${wrap}>`)
    .join('\n');
const cookie =
  '<div id="cookie-banner" class="consent-overlay"><p>This website and nine hundred partners would like to store biscuits on your device to learn what you had for breakfast.</p><button>Accept everything</button></div>';
const foot =
  '<footer><p>Imprint, terms of use, privacy, careers, contact the newsroom, accessibility of this website, sitemap for the curious</p><p>© 2023 Quayside Media Holding. All rights reserved.</p></footer>';
const comments = (count: number): string =>
  `<section id="comments" class="comments-area"><h3>Comments</h3>${Array.from(
    { length: count },
    (_, i) =>
      `<div class="comment"><p>Reader${i}: Honestly my grandmother could have sorted this out with a kettle and two chairs, and she would have had everybody home for supper, which is more than can be said for that lot with their briefcases.</p></div>`,
  ).join('')}</section>`;
const long = (day: string): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' });

export const LAYOUTS: readonly Layout[] = [
  {
    name: 'an article element with a figure, an aside and a form',
    page: (a) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${a.title} | ${a.publisher}</title>
<meta property="og:title" content="${a.title}"><meta property="og:site_name" content="${a.publisher}">
<meta property="article:published_time" content="${a.day}T08:15:00+02:00"></head><body>
<header><nav><ul>${links(NAV)}</ul></nav></header><main><article><h1>${a.title}</h1>
<p class="byline">By <a href="/w/1">Ragnhild Moe</a>, northern correspondent</p>
<figure><img src="a.jpg" alt=""><figcaption>Lorries wait in the snow, seen from the customs shed. Photo: Quayside Pictures</figcaption></figure>
${broken(a, `<aside class="related"><h2>Related</h2><ul>${links(TEASERS)}</ul></aside>`, '<form class="newsletter"><p>Never miss a ferry: our breakfast letter comes at six</p><input type="email"><button>Sign me up</button></form>')}
</article></main>${foot}</body></html>`,
  },
  {
    name: 'a blog engine with shares, captions and related posts',
    page: (a) => `<!doctype html><html><head><meta charset="utf-8"><title>${a.title} – ${a.publisher}</title>
<meta property="og:site_name" content="${a.publisher}"></head>
<body class="post-template single has-sidebar related-enabled"><div id="page"><header class="site-header"><p class="site-description">News from the quay since 1887</p><div class="menu">${links(NAV, 'span')}</div></header>
<div id="content" class="site-content"><div class="post type-post"><h1 class="entry-title">${a.title}</h1>
<div class="entry-meta">Posted on <time class="entry-date" datetime="${a.day}T06:00:00+00:00">${long(a.day)}</time> by admin</div>
<div class="entry-content"><div class="wp-caption alignleft"><img src="b.jpg"><p class="wp-caption-text">A barrier, a dog and a customs officer in a photograph of last winter</p></div>
${ps(a)}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li>Tweet</li><li>Toot</li><li>Carrier pigeon</li></ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3>${links(TEASERS, 'p')}</div></div></div>
<div id="secondary" class="widget-area sidebar"><div class="widget"><h2>Archives</h2><ul>${links(['May 2023', 'April 2023', 'March 2023'])}</ul></div></div></div></div></body></html>`,
  },
  {
    name: 'classes of a large broadcaster, with links between the paragraphs',
    page: (a) => `<!doctype html><html><head><meta charset="utf-8"><title>${a.title}</title>
<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@type': 'NewsArticle', headline: a.title, datePublished: `${a.day}T10:00:00Z`, publisher: { '@type': 'Organization', name: a.publisher } })}</script></head>
<body><div class="orb-nav">${links(NAV, 'div')}</div><div class="story-body"><h1 class="story-body__h1">${a.title}</h1>
<div class="story-body__mini-info-list">1 hour ago</div><div class="story-body__inner">
<figure class="media-landscape"><span class="image-and-copyright-container"><img src="c.jpg"><span class="story-image-copyright">QUAYSIDE</span></span><figcaption class="media-caption"><span class="media-caption__text">The crossing on a quiet evening in better days</span></figcaption></figure>
${broken(a, `<ul class="story-body__unordered-list">${links(TEASERS.slice(0, 3))}</ul>`, '<p><a href="/x">Why the herders still do not trust the maps of either capital</a></p>')}
</div></div><div class="column--secondary"><h2>Top Stories</h2>${TEASERS.map((t) => `<div class="distinct-component"><h3>${t}</h3><p>${t}, and why it matters to everybody who has ever owned a boat or wished for one.</p></div>`).join('')}</div></body></html>`,
  },
  {
    name: 'tables and font tags, paragraphs parted by line breaks',
    url: 'http://www.courier.example/archive/2023/06/18/border.html',
    untold: ['publisher'],
    page: (
      a,
    ) => `<HTML><HEAD><TITLE>${a.title}</TITLE></HEAD><BODY BGCOLOR="#ffffff"><TABLE WIDTH="100%"><TR><TD WIDTH=150 VALIGN=top><FONT SIZE=1>${links(NAV, 'div')}</FONT></TD>
<TD VALIGN=top><FONT SIZE=5><B>${a.title}</B></FONT><BR><BR><FONT FACE="Times">${a.paragraphs.join('<BR><BR>\n')}</FONT></TD>
<TD WIDTH=150><FONT SIZE=1>${links(TEASERS, 'div')}</FONT></TD></TR></TABLE><CENTER><FONT SIZE=1>${links(['Home', 'Guestbook', 'Write to the webmaster'], 'span')}</FONT></CENTER></BODY></HTML>`,
  },
  {
    name: "a government's page with a menu and a footer of offices",
    page: (
      a,
    ) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${a.title} - ${a.publisher}</title><meta name="dcterms.title" content="${a.title}"><meta name="dcterms.issued" content="${a.day}"><meta name="dcterms.publisher" content="${a.publisher}"></head>
<body><a class="skip-link" href="#main">Skip to main content</a><div class="banner"><p>An official website. Here is how you know that it is one and not another.</p></div>
<nav aria-label="main">${links(['Ministry', 'Policy', 'Missions abroad', 'Visas', 'Press room'])}</nav>
<div id="main" role="main"><ol class="breadcrumb">${links(['Home', 'Press room', 'Releases'])}</ol><h1 class="page-title">${a.title}</h1><p class="date-display">${long(a.day)}</p>
<section class="body-content">${ps(a)}</section><div class="tags">Topics: borders, herders, the north</div></div>
<div role="contentinfo"><p>Ministry of Examples, 1 Quay Street. Switchboard open on weekdays from nine to four, closed at noon for soup.</p></div></body></html>`,
  },
  {
    name: 'pages for telephones with advertisements between paragraphs',
    page: (
      a,
    ) => `<!doctype html><html amp><head><meta charset="utf-8"><title>${a.title}</title><script type="application/ld+json">{"@context":"http://schema.org","@graph":[{"@type":"WebSite","name":"${a.publisher}"},{"@type":"Article","headline":"${a.title}","datePublished":"${a.day}","publisher":{"name":"${a.publisher}"}}]}</script></head>
<body><amp-sidebar id="menu"><ul>${links(NAV)}</ul></amp-sidebar><article class="amp-wp-article"><header><h1>${a.title}</h1></header><div class="amp-wp-article-content">
${broken(a, '<div class="amp-ad-wrapper"><amp-ad></amp-ad><p>Advertisement</p></div><amp-img></amp-img>', '<div class="amp-ad-wrapper"><p>Buy two lanterns and get the third one, slightly dented, for nothing at all</p></div>')}
</div></article><footer class="amp-wp-footer"><p>Back to top</p></footer></body></html>`,
  },
  {
    name: 'classes that say nothing, sections and attributes for tests',
    page: (a) =>
      `<!doctype html><html><head><meta charset="utf-8"><title data-rh="true">${a.title} - ${a.publisher}</title><meta name="parsely-pub-date" content="${a.day}T12:00:00Z"><meta property="og:site_name" content="${a.publisher}"></head>
<body><div id="app"><div class="css-1k2j3"><div class="css-9zz">${links(NAV, 'span')}</div></div><main id="site-content"><div><article class="css-vxcmzt"><header class="css-abc"><h1 class="css-88wicj" data-testid="headline">${a.title}</h1><p class="css-1n0orw4">A deal of forty pages ends it, for now</p></header>
<section name="articleBody" class="css-1r7ky0e"><div class="css-s99gbd StoryBodyCompanionColumn"><div class="css-53u6y8">${a.paragraphs
        .slice(0, 4)
        .map((t) => `<p class="css-at9mc1">${t}</p>`)
        .join('')}</div></div>
<div data-testid="imageblock-wrapper"><figure><figcaption><span>Herders by the river</span><span>Credit...Solveig Dahl for the Courier</span></figcaption></figure></div>
<div class="css-s99gbd StoryBodyCompanionColumn"><div class="css-53u6y8">${a.paragraphs
        .slice(4)
        .map((t) => `<p class="css-at9mc1">${t}</p>`)
        .join('')}</div></div></section></article></div></main>
<div class="css-recirc related-coverage"><h2>More in Europe</h2>${TEASERS.map((t) => `<section><h3>${t}</h3><p>Our reporter went to see it and came home with wet feet and a better opinion of everyone involved.</p></section>`).join('')}</div></div></body></html>`.replace(
        `<p class="css-1n0orw4">A deal of forty pages ends it, for now</p>`,
        '',
      ),
  },
  {
    name: 'promotion boxes in the flow and a long footer of teasers',
    page: (
      a,
    ) => `<!doctype html><html><head><meta charset="utf-8"><title>${a.title} · ${a.publisher}</title><meta name="date" content="${a.day}"><meta name="publisher" content="${a.publisher}"></head><body>${cookie}
<div class="wrap"><h1>${a.title}</h1><div class="article-body">${broken(
      a,
      '<div class="inline-promo"><h4>Listen</h4><p>Our weekly podcast takes you behind the tide tables with people who have seen it all</p></div>',
      '<div class="subscribe-box"><p>Quality reporting needs your support. Become a member from two coins a week and get a mug.</p></div>',
    )}</div></div><div class="teaser-grid">${TEASERS.map((t) => `<div class="teaser"><a href="/t"><h3>${t}</h3><p>${t}. Our picture desk has the story in nine frames, and our cat has opinions about the ninth.</p></a></div>`).join('')}</div>${foot}</body></html>`,
  },
  {
    name: 'pull quotes that repeat the text',
    page: (
      a,
    ) => `<!doctype html><html><head><meta charset="utf-8"><title>${a.title}</title><meta property="og:site_name" content="${a.publisher}"><meta itemprop="datePublished" content="${a.day}"></head><body><article><h1>${a.title}</h1>
${broken(a, `<aside class="pullquote"><blockquote>We have found a way that both of our parliaments can live with</blockquote><cite>Anniken Huitfeldt</cite></aside>`)}</article></body></html>`,
  },
  {
    name: 'a live list of the most read before the text',
    page: (
      a,
    ) => `<!doctype html><html><head><meta charset="utf-8"><title>${a.publisher}: ${a.title}</title><meta property="og:title" content="${a.title}"><meta property="og:site_name" content="${a.publisher}"></head><body>
<div class="most-read"><h2>Most read</h2><ol>${links(TEASERS)}</ol></div><div class="latest-news">${TEASERS.map((t) => `<p><span class="time">12:0${t.length % 10}</span> ${t} and other matters of the morning</p>`).join('')}</div>
<div id="story"><h1>${a.title}</h1><span class="published-date">Published ${long(a.day)}</span>${ps(a)}</div></body></html>`,
  },
  {
    name: 'a page that scripts fill in, its text for machines alone',
    page: (a) =>
      `<!doctype html><html><head><meta charset="utf-8"><title>${a.title}</title><script type="application/ld+json">${JSON.stringify({ '@type': ['NewsArticle'], headline: a.title, datePublished: a.day, publisher: [{ name: a.publisher }], articleBody: a.paragraphs.join('\n\n') })}</script></head><body><div id="root"><p>Loading…</p></div><noscript>Please switch on scripts to see the quay</noscript></body></html>`,
  },
  {
    name: 'a release as preformatted text',
    untold: ['published'],
    page: (
      a,
    ) => `<html><head><title>${a.title}</title><meta name="DC.Publisher" content="${a.publisher}"></head><body><div class="nav">${links(NAV, 'span')}</div><h1>${a.title}</h1><pre>
${a.paragraphs.join('\n\n')}
</pre><div class="footer"><a href="/">Back to the list of releases of the press office</a></div></body></html>`,
  },
  {
    name: 'one element, its paragraphs parted by line breaks, a column beside it',
    page: (a) =>
      `<!doctype html><html><head><meta charset="utf-8"><title>${a.title} | ${a.publisher}</title><meta name="application-name" content="${a.publisher}"></head><body><div class="left-rail">${links(NAV, 'p')}</div><div class="newstext"><h1>${a.title}</h1><div class="newsdate">${a.day.split('-').reverse().join('.')}</div><div class="fulltext">${a.paragraphs.join('<br>\n<br>')}</div></div><div class="right-column">${TEASERS.map((t) => `<p>${t} <a href="/m">more about it than you would like</a></p>`).join('')}</div></body></html>`,
  },
  {
    name: 'microdata with credits within the pictures',
    page: (
      a,
    ) => `<!doctype html><html><head><meta charset="utf-8"><title>${a.title}</title></head><body><div itemscope itemtype="http://schema.org/NewsArticle"><meta itemprop="datePublished" content="${a.day}T09:00:00+03:00"><meta property="og:site_name" content="${a.publisher}"><h1 itemprop="headline">${a.title}</h1>
<div class="photo-wrap"><img><div class="photo-caption">The bridge from below, with ice</div><div class="photo-credit">J. Q. Lens / Quayside</div></div><div itemprop="articleBody">${ps(a)}<p>Photo: J. Q. Lens / Quayside Pictures</p><p>Reporting by Ragnhild Moe in Oslo; editing by Somebody Else</p></div></div></body></html>`,
  },
  {
    name: 'comments longer than the text',
    page: (a) =>
      `<!doctype html><html><head><meta charset="utf-8"><title>${a.title}</title><meta property="og:site_name" content="${a.publisher}"><meta property="article:published_time" content="${a.day}"></head><body>${cookie}<div class="article"><h1>${a.title}</h1>${ps(a)}</div>${comments(25)}</body></html>`,
  },
  {
    name: 'the version for printing, almost without marks',
    untold: ['publisher'],
    page: (a) =>
      `<html><body><h2>${a.title}</h2><p>Published: ${long(a.day)}</p>${ps(a)}<hr><p>Print this page</p></body></html>`,
  },
  {
    name: 'an old encoding, with entities',
    encoding: 'windows-1252',
    page: (a) =>
      `<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><title>${a.title}</title><meta name="publisher" content="${a.publisher}"><meta name="pubdate" content="${long(a.day)}"></head><body><div id="menu">${links(NAV, 'span')}</div><h1>${a.title}</h1><div class="text">${ps(a).replaceAll(',', '&#44;')}</div></body></html>`,
  },
  {
    name: 'paragraphs that are no paragraphs but boxes',
    page: (a) =>
      `<!doctype html><html><head><meta charset="utf-8"><title>${a.title}</title><meta property="og:site_name" content="${a.publisher}"></head><body><div class="topbar">${links(NAV, 'div')}</div><div class="content"><div class="headline"><h1>${a.title}</h1></div><div class="info"><time datetime="${a.day}">${long(a.day)}</time></div>${a.paragraphs.map((t) => `<div class="par"><span>${t}</span></div>`).join('\n')}</div><div class="bottom">${links(TEASERS, 'div')}</div></body></html>`,
  },
  {
    name: 'boxes of advertisement and sign-up after every other paragraph',
    page: (a) =>
      `<!doctype html><html><head><meta charset="utf-8"><title>${a.title} — ${a.publisher}</title><meta property="og:site_name" content="${a.publisher}"><meta name="sailthru.date" content="${a.day} 08:00:00"></head><body><article class="story"><h1>${a.title}</h1>${a.paragraphs
        .map(
          (t, i) =>
            `<div class="paragraph"><p>${t}</p></div>${i % 2 === 1 ? '<div class="ad-slot"><p>Story continues below advertisement</p></div><p>Sign up for our morning newsletter and never miss a story</p><p><b>Read more: </b><a href="/r">What the herders think of the new maps</a></p>' : ''}`,
        )
        .join(
          '\n',
        )}<div class="author-bio"><p>Ragnhild Moe has covered the north for the Courier since the year of the great herring, and lives with two dogs.</p></div></article></body></html>`,
  },
  {
    name: 'a layout of grids with the text late in the page and hidden parts',
    page: (
      a,
    ) => `<!doctype html><html><head><meta charset="utf-8"><title>${a.title}</title><script type="application/ld+json">[{"@type":"BreadcrumbList","itemListElement":[]},{"@type":"ReportageNewsArticle","headline":"${a.title}","datePublished":"${a.day}T23:30:00-04:00","publisher":{"@type":"NewsMediaOrganization","name":"${a.publisher}"}}]</script></head><body>
<div role="dialog"><p>Allow us to send you a message whenever anything happens anywhere near any water</p></div><div hidden><p>Error: the tide could not be loaded, please try another moon</p></div>
<div class="grid"><div class="cell hero-carousel">${TEASERS.map((t) => `<div><p>${t}: our slow look at a fast week on the quay and behind it</p></div>`).join('')}</div><div class="cell main-cell"><h1>${a.title}</h1><div class="toolbar"><button>Print</button><span class="share-count">412 shares</span></div>${ps(a)}</div><div class="cell social-feed"><p>@quay: has anybody seen my umbrella, it is blue and answers to Henrik</p></div></div>${foot}</body></html>`,
  },
];

/** The page in the bytes that a server would send. */
export const bytesOf = ({ page, encoding }: Layout, article: Article): Uint8Array => {
  const text = page(article);
  if (encoding !== 'windows-1252') return Buffer.from(text);
  const marks: Readonly<Record<string, number>> = { '“': 0x93, '”': 0x94, '’': 0x92, '–': 0x96, '—': 0x97 };
  return Uint8Array.from(text, (sign) => marks[sign] ?? sign.charCodeAt(0));
};
