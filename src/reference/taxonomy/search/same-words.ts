/**
 * Words of job advertisements, folded, with words that classifications have for the same: any of them will do. Offices call one post officer,
 * executive or specialist; a trade has another name from country to country. What is written counts first.
 */
const SAME_WORDS: Readonly<Record<string, string>> = {
  // posts
  officer: 'specialist coordinator representative',
  executive: 'officer specialist representative coordinator',
  specialist: 'expert officer consultant',
  expert: 'specialist consultant',
  associate: 'officer assistant clerk',
  coordinator: 'officer manager',
  professional: 'specialist',
  advisor: 'consultant adviser',
  adviser: 'consultant advisor',
  head: 'manager director',
  lead: 'manager leader',
  superintendent: 'supervisor manager',
  foreman: 'supervisor',
  incharge: 'supervisor',
  helper: 'assistant',
  attendant: 'assistant',
  trainee: 'assistant',
  aide: 'assistant',
  // trades
  storekeeper: 'warehouse stock',
  rider: 'courier',
  despatch: 'dispatch',
  lorry: 'truck',
  draughtsman: 'drafter',
  draughtsperson: 'drafter',
  draftsman: 'drafter',
  draftsperson: 'drafter',
  chargeman: 'electrician',
  negotiator: 'agent',
  salesman: 'salesperson seller',
  saleswoman: 'salesperson seller',
  saleslady: 'salesperson seller',
  salesgirl: 'salesperson seller',
  watchman: 'guard',
  tuition: 'tutor',
  programmer: 'developer',
  handyman: 'maintenance',
  labourer: 'worker',
  outlet: 'shop',
  boutique: 'shop',
  retail: 'shop',
};

export const sameWords: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(SAME_WORDS).map(([word, others]) => [word, others.split(' ')]),
);
