import type { Question } from '../instrument.js';
import { children, degree, howMany, people, words } from './scales.js';

const usual = { dimension: 'SOCIAL', sensitivity: 'PLAIN', skip: null, weight: 2, answers: degree } as const;

/** What people can rely on around them. */
export const social: readonly Question[] = [
  { ...usual, code: 'HOME_SURE', weight: 3, text: words('Can you be sure of the place where you live for the next six months?', 'Pouvez-vous compter sur votre logement pour les six prochains mois ?', 'هل أنت مطمئن إلى بقائك في سكنك في الأشهر الستة القادمة؟') },
  { ...usual, code: 'HOME_FIT', text: words('Does your home have the water, light and toilet that you need?', 'Votre logement a-t-il l’eau, l’éclairage et les toilettes dont vous avez besoin ?', 'هل يتوفر في سكنك ما تحتاجه من ماء وإنارة ومرحاض؟') },
  { ...usual, code: 'HEALTH_CARE', weight: 3, text: words('Do you get medical help when you or your family need it?', 'Obtenez-vous des soins quand vous ou votre famille en avez besoin ?', 'هل تحصل على العلاج حين تحتاجه أنت أو أسرتك؟') },
  { ...usual, code: 'SCHOOL', answers: children, text: words('How many of the children of school age at home go to school?', 'Combien d’enfants d’âge scolaire de votre foyer vont à l’école ?', 'كم من الأطفال في سن الدراسة في بيتك يذهبون إلى المدرسة؟') },
  { ...usual, code: 'PAPERS', answers: howMany, text: words('How many of the official papers that you need do you have?', 'De combien des papiers officiels nécessaires disposez-vous ?', 'كم لديك من الأوراق الرسمية التي تحتاج إليها؟') },
  { ...usual, code: 'GETS_AROUND', weight: 1, text: words('Can you get to work, market and offices when you need to?', 'Pouvez-vous aller au travail, au marché et aux bureaux quand il le faut ?', 'هل تستطيع الوصول إلى العمل والسوق والدوائر عند الحاجة؟') },
  { ...usual, code: 'HELP_NEARBY', answers: people, text: words('On how many people nearby could you count for help?', 'Sur combien de personnes proches pourriez-vous compter pour de l’aide ?', 'على كم شخص قريب منك تستطيع أن تعتمد للمساعدة؟') },
  { ...usual, code: 'TAKES_PART', weight: 1, text: words('Do you take part in the life of your neighbourhood as much as you would like?', 'Participez-vous à la vie du quartier autant que vous le souhaitez ?', 'هل تشارك في حياة حيّك بقدر ما تريد؟') },
  { ...usual, code: 'FAIR_TREATMENT', sensitivity: 'SENSITIVE', text: words('Do offices and services treat you as fairly as others?', 'Les bureaux et services vous traitent-ils aussi équitablement que les autres ?', 'هل تعاملك الدوائر والخدمات بإنصاف كغيرك؟') },
];
