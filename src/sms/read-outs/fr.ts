import type { ReadOutWords } from './words.js';

export const fr: ReadOutWords = {
  language: 'fr',
  reviewed: true,
  freely: 'Bonjour. Nous vous avons écrit au sujet d’un travail. Pouvez-vous parler librement ? Sinon : quand pouvons-nous rappeler ?',
  firm: 'L’entreprise s’appelle {employer}.',
  owner: 'Elle appartient à, et est dirigée par : (dire qui). Y a-t-il entre vous quelque chose que nous devrions savoir ?',
  work: 'Le travail : {title}.',
  place: 'Le lieu de travail est {place}. Pouvez-vous y aller en sécurité ?',
  remote: 'Il se fait de là où vous êtes.',
  placeOpen: 'Le lieu de travail n’est pas encore fixé.',
  start: 'Il commence le {day}.',
  startOpen: 'Le premier jour n’est pas encore fixé.',
  hours: '{hours} heures par semaine.',
  hoursOpen: 'Les heures ne sont pas encore fixées.',
  pay: 'Il est payé {amount} {period}.',
  payRange: 'Il est payé de {least} à {most} {period}.',
  payOpen: 'Le salaire n’est pas encore fixé : nous vous le dirons avant votre décision.',
  periods: { HOUR: 'l’heure', DAY: 'par jour', WEEK: 'par semaine', MONTH: 'par mois', YEAR: 'par an' },
  freedoms: 'Vous ne payez rien pour ce travail, à personne. Vos papiers restent chez vous. Vous êtes libre de partir, et de dire non maintenant : rien d’autre ne change pour vous.',
  mayTell: 'Pouvons-nous dire votre nom à l’entreprise ? Vous pouvez dire oui, non, ou que vous voulez réfléchir.',
  doYouWant: 'L’entreprise veut de vous. Voulez-vous ce travail à ces conditions ? Vous pouvez dire oui, non, ou que vous voulez réfléchir.',
};
