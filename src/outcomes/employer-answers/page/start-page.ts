import { formatDay, type Day } from '../../../kernel/day.js';
import type { StartAnswer } from '../starts/start.js';
import type { Words } from '../words/words.js';
import { frame } from './frame.js';
import { html } from './html.js';
import { line, noticeBox, sayDay, type Notice } from './page.js';

/** What the page about a first day of work shows: the employer's own post, the person by handle, and what may be said. */
export interface StartPage {
  readonly post: { readonly title: string; readonly place: string | null };
  readonly handle: string;
  /** The first day that was agreed; null for none. */
  readonly startsOn: Day | null;
  /** No later day can be said. */
  readonly today: Day;
  readonly maySay: readonly StartAnswer[];
  /** What was said, and until when it can be put right, on a clock of the mission. */
  readonly said: { readonly answer: StartAnswer; readonly on: Day; readonly until: string } | null;
  /** What the employer looked at. */
  readonly seen: number;
}

/** The page that a link opens once the first day of work has come. */
export function startPage(words: Words, { post, handle, startsOn, today, maySay, said, seen }: StartPage, notice: Notice | null): string {
  const { began } = words;
  const hidden = html`<input type="hidden" name="seen" value="${seen}">`;
  const offered = formatDay(said?.answer === 'STARTED' ? said.on : startsOn === null || startsOn > today ? today : startsOn);
  return frame(
    words,
    began.title,
    html`<h1>${began.title}</h1>
${notice === null ? null : noticeBox(words, notice)}
${said === null ? null : html`<section class="told" role="status">
<p>${words.recorded} <strong>${said.answer === 'STARTED' ? began.started(sayDay(words, said.on)) : began.noShow}</strong></p>
<p>${maySay.length === 0 ? began.final : began.until(said.until)}</p>
</section>`}
${said === null && notice === null ? html`<p>${began.intro}</p>` : null}
<section aria-labelledby="candidate">
<h2 id="candidate">${words.candidate} <bdi>${handle}</bdi></h2>
<dl>
${line(words.post, html`<bdi>${post.title}</bdi>`)}
${line(words.place, post.place === null ? words.remote : html`<bdi>${post.place}</bdi>`)}
${startsOn === null ? null : line(began.agreed, sayDay(words, startsOn))}
</dl>
</section>
${maySay.includes('STARTED') ? html`<form method="post">
${hidden}
<p><label for="on">${began.day}</label>
<input type="date" id="on" name="on" value="${offered}" max="${formatDay(today)}" required></p>
<button name="start" value="STARTED">${began.yes}</button>
</form>` : null}
${maySay.includes('NO_SHOW') ? html`<form method="post">
${hidden}
<p id="says-no-show">${began.says}</p>
<button class="second" name="start" value="NO_SHOW" aria-describedby="says-no-show">${began.no}</button>
</form>` : null}
<p class="note">${words.footer}</p>`,
  );
}
