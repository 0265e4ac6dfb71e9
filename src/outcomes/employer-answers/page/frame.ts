import { createHash } from 'node:crypto';

import type { Words } from '../words/words.js';
import { html, Html } from './html.js';

/** Sides are logical, so that the page turns with the direction of the language. No image, no font, no script: nothing is loaded from anywhere. */
const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #f4f5f7; color: #1b1f24; font: 1.0625rem/1.55 system-ui, "Noto Sans", "Noto Naskh Arabic", "Noto Sans Ethiopic", sans-serif; }
main { max-inline-size: 40rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 .75rem; }
h2 { font-size: 1.125rem; margin: 0 0 .75rem; }
section, form { background: #fff; border: 1px solid #d5d9de; border-radius: .5rem; padding: 1rem 1.25rem; margin-block: 1rem; }
dl { margin: 0; display: grid; grid-template-columns: minmax(9rem, 2fr) 3fr; gap: .5rem 1rem; }
dt { color: #4a5460; }
dd { margin: 0; overflow-wrap: anywhere; }
ul { margin: 0; padding-inline-start: 1.1rem; }
p { margin: 0 0 .75rem; }
fieldset { border: 0; margin: 0 0 1rem; padding: 0; }
legend { font-weight: 600; padding: 0; margin-block-end: .5rem; }
label { display: flex; gap: .6rem; align-items: center; min-block-size: 2.5rem; }
input[type=date] { font: inherit; min-block-size: 2.75rem; inline-size: 100%; padding: .5rem; border: 1px solid #6b7580; border-radius: .4rem; }
input[type=radio] { inline-size: 1.25rem; block-size: 1.25rem; flex: none; margin: 0; }
button { font: inherit; font-weight: 600; min-block-size: 2.75rem; inline-size: 100%; padding: .5rem 1rem; border-radius: .4rem; border: 1px solid #0b5c8a; background: #0b5c8a; color: #fff; cursor: pointer; }
button.second { background: #fff; color: #0b4c73; }
:focus-visible { outline: 3px solid #c25e00; outline-offset: 2px; }
.note { color: #4a5460; font-size: .9375rem; }
.told { border-inline-start: .35rem solid #1a7f4b; }
.warned { border-inline-start: .35rem solid #b3261e; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: .1rem; } dd { margin-block-end: .6rem; } }
`;

/** Lets the page have its own style, and its forms go to this server; nothing else. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A whole page in one language. */
export function frame({ language, direction }: Pick<Words, 'language' | 'direction'>, title: string, body: Html): string {
  return html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${new Html(STYLE)}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`.text;
}
