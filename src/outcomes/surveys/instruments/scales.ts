import type { AnswerOption, Texts } from '../instrument.js';

/** Words in the three languages, in one line. */
export const words = (en: string, fr: string, ar: string): Texts => ({ en, fr, ar });

const option = (code: string, value: number | null, text: Texts): AnswerOption => ({ code, value, text });

/** How far something is true. */
export const degree: readonly AnswerOption[] = [
  option('NOT_AT_ALL', 0, words('Not at all', 'Pas du tout', 'لا، أبدًا')),
  option('A_LITTLE', 333_333, words('A little', 'Un peu', 'قليلًا')),
  option('MOSTLY', 666_667, words('Mostly', 'En grande partie', 'إلى حد كبير')),
  option('FULLY', 1_000_000, words('Fully', 'Entièrement', 'تمامًا')),
];

/** How often something bad happens. */
export const seldomIsGood: readonly AnswerOption[] = [
  option('NEVER', 1_000_000, words('Never', 'Jamais', 'لم يحدث')),
  option('SELDOM', 666_667, words('Seldom', 'Rarement', 'نادرًا')),
  option('OFTEN', 333_333, words('Often', 'Souvent', 'كثيرًا')),
  option('NEARLY_ALWAYS', 0, words('Nearly always', 'Presque toujours', 'دائمًا تقريبًا')),
];

/** How many of several. */
export const howMany: readonly AnswerOption[] = [
  option('NONE', 0, words('None', 'Aucun', 'لا شيء')),
  option('SOME', 500_000, words('Some', 'Certains', 'بعضها')),
  option('ALL', 1_000_000, words('All', 'Tous', 'كلها')),
];

/** Paid work at present. */
export const workAtPresent: readonly AnswerOption[] = [
  option('NO', 0, words('No', 'Non', 'لا')),
  option('NOW_AND_THEN', 500_000, words('Now and then', 'De temps en temps', 'من حين إلى آخر')),
  option('REGULARLY', 1_000_000, words('Regularly', 'Régulièrement', 'بانتظام')),
];

/** What somebody could pay for. */
export const couldPay: readonly AnswerOption[] = [
  option('NO', 0, words('No', 'Non', 'لا')),
  option('WITH_HELP', 500_000, words('Only with help from others', 'Seulement avec l’aide d’autres', 'بمساعدة الآخرين فقط')),
  option('YES', 1_000_000, words('Yes, by myself', 'Oui, par moi-même', 'نعم، وحدي')),
];

/** How many people. */
export const people: readonly AnswerOption[] = [
  option('NOBODY', 0, words('Nobody', 'Personne', 'لا أحد')),
  option('ONE', 500_000, words('One person', 'Une personne', 'شخص واحد')),
  option('SEVERAL', 1_000_000, words('Several people', 'Plusieurs personnes', 'عدة أشخاص')),
];

/** How many children; whoever has none says so. */
export const children: readonly AnswerOption[] = [...howMany, option('NO_CHILDREN', null, words('There are none of that age', 'Il n’y en a pas de cet âge', 'لا يوجد أطفال في هذا العمر'))];
