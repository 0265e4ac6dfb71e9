import type { ReadOutWords } from './words.js';

export const en: ReadOutWords = {
  language: 'en',
  reviewed: true,
  freely: 'Hello. We wrote to you about work. Can you talk freely now? If not: when may we call again?',
  firm: 'The firm is called {employer}.',
  owner: 'It belongs to, and is led by: (say who). Is there anything between you and them that we should know?',
  work: 'The work: {title}.',
  place: 'The place of work is {place}. Is that a place where you can go safely?',
  remote: 'It is done from wherever you are.',
  placeOpen: 'The place of work is not settled yet.',
  start: 'It begins on {day}.',
  startOpen: 'The first day is not settled yet.',
  hours: '{hours} hours a week.',
  hoursOpen: 'The hours are not settled yet.',
  pay: 'It pays {amount} {period}.',
  payRange: 'It pays from {least} to {most} {period}.',
  payOpen: 'The pay is not settled yet: we tell you before you decide.',
  periods: { HOUR: 'an hour', DAY: 'a day', WEEK: 'a week', MONTH: 'a month', YEAR: 'a year' },
  freedoms: 'You pay nothing for this work, to nobody. Your papers stay with you. You are free to leave, and to say no now: nothing else changes for you.',
  mayTell: 'May we tell the firm your name? You can say yes, no, or that you want to think about it.',
  doYouWant: 'The firm wants you. Do you want to take this work on these terms? You can say yes, no, or that you want to think about it.',
};
