/** The style sheet of the pages, served from its own address so that the content security policy allows no other. */
export const STYLE = `:root {
  color-scheme: light dark;
  --ink: light-dark(#1b1d22, #e6e4df); --dim: light-dark(#62666f, #9c9a94); --ground: light-dark(#fbfaf7, #16181c);
  --line: light-dark(#dcd9d1, #34373d); --link: light-dark(#1d4f91, #8db8f0);
  --statement: light-dark(#e3edf9, #22354d); --event: light-dark(#fbe8d3, #4a3419); --repair: light-dark(#f3d9de, #502a33);
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 62rem; background: var(--ground); color: var(--ink);
  font: 16px/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: baseline; padding-bottom: .75rem; border-bottom: 1px solid var(--line); }
header .name { font-weight: 700; font-size: 1.15rem; color: var(--ink); text-decoration: none; }
header form { margin-left: auto; display: flex; gap: .4rem; }
input, button { font: inherit; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 4px; padding: .2rem .6rem; min-width: 0; }
a { color: var(--link); }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 1.5rem 0 .25rem; }
h2 { font-size: 1rem; margin: 2rem 0 .5rem; text-transform: uppercase; letter-spacing: .05em; color: var(--dim); }
p { margin: .4rem 0; }
.dim { color: var(--dim); font-size: .9rem; }
nav.kinds { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: 1rem 0; }
nav.kinds a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
ul.entries, ul.reports { list-style: none; padding: 0; margin: 0; }
ul.entries > li, ul.reports > li { padding: .7rem 0; border-bottom: 1px solid var(--line); }
.day { font-variant-numeric: tabular-nums; color: var(--dim); margin-right: .6rem; }
.status { border: 1px solid var(--line); border-radius: 3px; padding: 0 .35rem; font-size: .85rem; }
dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .25rem 1.25rem; margin: 1rem 0; }
dt { color: var(--dim); } dd { margin: 0; }
blockquote { margin: .3rem 0; padding-left: .8rem; border-left: 3px solid var(--line); }
.text { white-space: pre-wrap; margin-top: 1.5rem; font-family: Charter, Georgia, serif; font-size: 1.06rem; line-height: 1.7; }
mark { color: inherit; border-radius: 2px; padding: .05em 0; background: var(--statement); }
mark.event { background: var(--event); } mark.repair { background: var(--repair); }
mark.statement.event { background: linear-gradient(var(--statement) 55%, var(--event) 55%); }
mark:target { outline: 2px solid var(--link); }
.legend mark { padding: 0 .4em; margin-right: .6em; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } header form { margin-left: 0; width: 100%; } header input { flex: 1; } }
`;
