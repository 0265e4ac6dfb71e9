import type { Question } from '../instrument.js';
import { degree, people, seldomIsGood, words } from './scales.js';

const usual = { dimension: 'PSYCHOSOCIAL', sensitivity: 'SENSITIVE', skip: null, weight: 2, answers: degree } as const;

/** How people feel. Asked by protection, with a referral ready. */
export const psychosocial: readonly Question[] = [
  { ...usual, code: 'FEELS_SAFE', weight: 3, text: words('Do you feel safe where you live?', 'Vous sentez-vous en sécurité là où vous vivez ?', 'هل تشعر بالأمان حيث تعيش؟') },
  { ...usual, code: 'BELONGS', text: words('Do you feel that this is where you belong?', 'Sentez-vous que votre place est ici ?', 'هل تشعر أن مكانك هنا؟') },
  { ...usual, code: 'RESPECTED', text: words('Do the people around you treat you with respect?', 'Les gens autour de vous vous traitent-ils avec respect ?', 'هل يعاملك الناس من حولك باحترام؟') },
  { ...usual, code: 'WORRIES', answers: seldomIsGood, weight: 3, text: words('In the last two weeks, how often did worries keep you from sleep or from what you had to do?', 'Ces deux dernières semaines, à quelle fréquence des soucis vous ont-ils empêché de dormir ou d’agir ?', 'في الأسبوعين الماضيين، كم مرة منعتك الهموم من النوم أو مما عليك فعله؟') },
  { ...usual, code: 'SOMEBODY_TO_TALK_TO', answers: people, text: words('With how many people can you talk about what weighs on you?', 'Avec combien de personnes pouvez-vous parler de ce qui vous pèse ?', 'مع كم شخص تستطيع أن تتحدث عما يثقل عليك؟') },
  { ...usual, code: 'QUARRELS', answers: seldomIsGood, text: words('How often do quarrels at home frighten or hurt you?', 'À quelle fréquence des disputes à la maison vous font-elles peur ou mal ?', 'كم مرة تخيفك الخلافات في البيت أو تؤذيك؟') },
  { ...usual, code: 'DECIDES', text: words('Do you decide about your own life?', 'Décidez-vous de votre propre vie ?', 'هل تقرر أمور حياتك بنفسك؟') },
  { ...usual, code: 'STAYS_BY_CHOICE', text: words('Can you build a life here that you would choose to stay for?', 'Pouvez-vous bâtir ici une vie pour laquelle vous choisiriez de rester ?', 'هل تستطيع أن تبني هنا حياة تختار البقاء من أجلها؟') },
];
