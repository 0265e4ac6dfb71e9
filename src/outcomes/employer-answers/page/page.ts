import { formatDay, type Day } from '../../../kernel/day.js';
import type { ShownCard } from '../../candidates/cards.service.js';
import { notSelectedReasons, type NotSelectedReason } from '../../offers/lifecycle/offer-words.js';
import type { Answer } from '../answer.js';
import type { Hindrance, Words } from '../words/words.js';
import { frame } from './frame.js';
import { html, type Html } from './html.js';

/** What the page shows: the employer's own post, the candidate by handle, and what may be answered. There is no field for who the person is. */
export interface AskedPage {
  readonly post: { readonly title: string; readonly place: string | null };
  readonly handle: string;
  /** Null once the candidate is not shown any more, as after a no. */
  readonly card: ShownCard | null;
  readonly mayAnswer: readonly Answer[];
  /** The answer that may be taken back, and until when, on a clock of the mission. */
  readonly given: { readonly answer: Answer; readonly reason: NotSelectedReason | null; readonly undoUntil: string } | null;
  /** What the employer looked at; an answer to something older changes nothing. */
  readonly seen: number;
}

/** What is said above the page after an answer that did not come through, or was taken back. */
export type Notice = Hindrance | 'UNDONE';

/** The page that a link opens. */
export function askedPage(words: Words, { post, handle, card, mayAnswer, given, seen }: AskedPage, notice: Notice | null): string {
  return frame(
    words,
    words.title,
    html`<h1>${words.title}</h1>
${notice === null ? null : noticeBox(words, notice)}
${given === null ? null : givenBox(words, given, seen)}
${given === null && notice === null ? html`<p>${words.intro}</p>` : null}
<section aria-labelledby="candidate">
<h2 id="candidate">${words.candidate} <bdi>${handle}</bdi></h2>
<dl>
${line(words.post, html`<bdi>${post.title}</bdi>`)}
${line(words.place, post.place === null ? words.remote : html`<bdi>${post.place}</bdi>`)}
${card === null ? null : cardLines(words, card)}
</dl>
</section>
${mayAnswer.length === 0 ? null : answerForms(words, mayAnswer, seen)}
<p class="note">${words.footer}</p>`,
  );
}

/** The one page for whatever opens nothing: wrong, expired, ended and used links are not told apart. */
export function closedPage(words: Words): string {
  return simplePage(words, words.closed);
}

export function tooManyPage(words: Words): string {
  return simplePage(words, words.tooMany);
}

/** A day written out in a language, in the calendar and the digits that the rest of the page uses. */
export function sayDay({ language }: Pick<Words, 'language'>, day: Day): string {
  return new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${formatDay(day)}T00:00:00Z`));
}

/** A time of day on a clock of a time zone. */
export function sayTime({ language }: Pick<Words, 'language'>, at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat(`${language}-u-nu-latn`, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(at);
}

function simplePage(words: Words, { title, text }: { readonly title: string; readonly text: string }): string {
  return frame(words, title, html`<h1>${title}</h1>\n<section><p>${text}</p></section>`);
}

/** What is said above a page. */
export function noticeBox(words: Words, notice: Notice): Html {
  if (notice === 'UNDONE') return html`<section class="told" role="status"><p>${words.undone}</p></section>`;
  return html`<section class="warned" role="alert"><p>${words.hindrances[notice]}</p></section>`;
}

function givenBox(words: Words, { answer, reason, undoUntil }: NonNullable<AskedPage['given']>, seen: number): Html {
  return html`<form method="post" class="told">
<div role="status">
<p>${words.recorded} <strong>${words.answers[answer].done}</strong>${reason === null ? null : html` (${words.reasons[reason]})`}</p>
<p>${words.undoUntil(undoUntil)}</p>
</div>
<input type="hidden" name="seen" value="${seen}">
<button class="second" name="answer" value="UNDO">${words.undo}</button>
</form>`;
}

function answerForms(words: Words, mayAnswer: readonly Answer[], seen: number): Html {
  const yes = mayAnswer.filter((answer) => answer !== 'NOT_SELECTED');
  const hidden = html`<input type="hidden" name="seen" value="${seen}">`;
  return html`<h2>${words.question}</h2>
${yes.map((answer, i) => html`<form method="post">
${hidden}
<p id="says-${answer}">${words.answers[answer].says}</p>
<button name="answer" value="${answer}" aria-describedby="says-${answer}"${i === 0 ? null : html` class="second"`}>${words.answers[answer].button}</button>
</form>
`)}${mayAnswer.includes('NOT_SELECTED') ? html`<form method="post">
${hidden}
<fieldset>
<legend>${words.why}</legend>
<p class="note">${words.answers.NOT_SELECTED.says}</p>
${notSelectedReasons.map((reason) => html`<label><input type="radio" name="reason" value="${reason}" required> ${words.reasons[reason]}</label>
`)}</fieldset>
<button class="second" name="answer" value="NOT_SELECTED">${words.answers.NOT_SELECTED.button}</button>
</form>` : null}`;
}

function cardLines(words: Words, card: ShownCard): Html {
  const list = (items: readonly Html[]): Html | string => (items.length === 0 ? words.none : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`);
  const names = new Intl.DisplayNames([words.language], { type: 'language' });
  return html`${card.experience === null ? null : line(words.experience, words.experiences[card.experience])}
${card.travel === null ? null : line(words.travel, words.travels[card.travel])}
${line(words.skills, list(card.skills.map(({ name, evidence }) => html`<bdi>${name}</bdi> (${words.evidence[evidence]})`)))}
${card.languages.length === 0 ? null : line(words.languages, list(card.languages.map(({ language, level }) => html`${names.of(language) ?? language} (${words.level(level)})`)))}
${card.licences.length === 0 ? null : line(words.licences, list(card.licences.map((code) => html`<bdi>${code}</bdi>`)))}
${line(words.start, words.from(sayDay(words, card.startsOn)))}`;
}

/** One line of a list of facts. */
export function line(name: string, value: Html | string): Html {
  return html`<dt>${name}</dt><dd>${value}</dd>\n`;
}
