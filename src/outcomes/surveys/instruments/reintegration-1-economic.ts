import type { Question } from '../instrument.js';
import { couldPay, degree, seldomIsGood, workAtPresent, words } from './scales.js';

const NO_WORK = { after: 'WORK', answers: ['NO'] } as const;
const usual = { dimension: 'ECONOMIC', sensitivity: 'PLAIN', skip: null, weight: 2 } as const;

/** How people get by. */
export const economic: readonly Question[] = [
  { ...usual, code: 'WORK', weight: 3, answers: workAtPresent, text: words('Do you earn money by work or by a business of your own at present?', 'Gagnez-vous actuellement de l’argent par un travail ou une activité à vous ?', 'هل تكسب حاليًا مالًا من عمل أو من مشروع خاص بك؟') },
  { ...usual, code: 'INCOME_GOES_ON', skip: NO_WORK, answers: degree, text: words('Do you expect these earnings to go on for the next six months?', 'Pensez-vous que ces revenus continueront les six prochains mois ?', 'هل تتوقع أن يستمر هذا الدخل في الأشهر الستة القادمة؟') },
  { ...usual, code: 'SKILLS_USED', weight: 1, skip: NO_WORK, answers: degree, text: words('Does your work make use of what you can do?', 'Votre travail met-il à profit ce que vous savez faire ?', 'هل يستفيد عملك مما تتقنه؟') },
  { ...usual, code: 'NEEDS_COVERED', weight: 3, answers: degree, text: words('Last month, did the money at home cover what you and those you live with needed?', 'Le mois dernier, l’argent du foyer a-t-il couvert les besoins de tous ?', 'في الشهر الماضي، هل كفى المال في البيت حاجاتك وحاجات من تعيش معهم؟') },
  { ...usual, code: 'FOOD_SHORT', answers: seldomIsGood, sensitivity: 'SENSITIVE', text: words('Last month, how often did somebody at home eat less because money was short?', 'Le mois dernier, à quelle fréquence quelqu’un a-t-il moins mangé chez vous faute d’argent ?', 'في الشهر الماضي، كم مرة أكل أحد في البيت أقل لأن المال لم يكفِ؟') },
  { ...usual, code: 'UNEXPECTED_COST', answers: couldPay, text: words('Could you pay an unexpected bill as high as a week of earnings?', 'Pourriez-vous payer une dépense imprévue égale à une semaine de revenus ?', 'هل تستطيع دفع فاتورة غير متوقعة بقدر دخل أسبوع؟') },
  { ...usual, code: 'DEBT_WEIGHS', answers: seldomIsGood, sensitivity: 'SENSITIVE', text: words('How often do debts keep you from paying for what you need?', 'À quelle fréquence des dettes vous empêchent-elles de payer le nécessaire ?', 'كم مرة تمنعك الديون من دفع ما تحتاج إليه؟') },
  { ...usual, code: 'SAVES', weight: 1, answers: degree, text: words('Are you able to put something aside for later?', 'Arrivez-vous à mettre quelque chose de côté ?', 'هل تستطيع أن تدّخر شيئًا لوقت لاحق؟') },
];
