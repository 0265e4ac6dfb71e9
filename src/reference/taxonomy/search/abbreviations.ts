/**
 * Short forms that titles and phrases of vacancies use and classifications do not, folded, with the words they stand for. Two letters
 * joined by `&` stand as two words. Trades of the missions first: aid work (M&E, WASH, GBV), hotels (F&B), offices and computers.
 * A list of our own, from how the trades speak; a form with two meanings has the one that vacancies of the missions mean more often.
 */
const SHORT_FORMS: Readonly<Record<string, string>> = {
  // aid and public work
  'm e': 'monitoring evaluation',
  mel: 'monitoring evaluation learning',
  meal: 'monitoring evaluation accountability learning',
  wash: 'water sanitation hygiene',
  gbv: 'gender violence',
  sgbv: 'gender sexual violence',
  mhpss: 'mental health psychosocial support',
  drm: 'disaster risk management',
  drr: 'disaster risk reduction',
  ngo: 'non governmental organisation',
  tvet: 'technical vocational education',
  ecd: 'early childhood',
  eia: 'environmental impact assessment',
  gp: 'general practitioner',
  icu: 'intensive care',
  mch: 'maternal child health',
  srh: 'sexual reproductive health',
  idp: 'displaced persons',
  // offices
  hr: 'human resources',
  hrm: 'human resource management',
  pr: 'public relations',
  pa: 'personal assistant',
  ceo: 'chief executive officer',
  cfo: 'chief financial officer',
  coo: 'chief operating officer',
  cto: 'chief technology officer',
  crm: 'customer relationship management',
  csr: 'customer service representative',
  'r d': 'research development',
  it: 'ict',
  admin: 'administrative',
  asst: 'assistant',
  mgr: 'manager',
  exec: 'executive',
  dept: 'department',
  acct: 'accounts',
  'l d': 'training development',
  pmo: 'project management',
  qs: 'quantity surveyor',
  gis: 'geographic information systems',
  erp: 'enterprise resource planning',
  seo: 'search engine optimisation',
  pos: 'point of sale',
  aml: 'anti money laundering',
  sme: 'small medium enterprise',
  // making, building, moving
  hse: 'health safety environment',
  ehs: 'environment health safety',
  ohs: 'occupational health safety',
  qa: 'quality assurance',
  qc: 'quality control',
  hvac: 'heating ventilation air conditioning',
  engr: 'engineer',
  cad: 'computer aided design',
  plc: 'programmable logic controller',
  cnc: 'computer numerical control machine',
  // hotels and shops
  'f b': 'food beverage',
  fmcg: 'consumer goods',
  // computers
  ai: 'artificial intelligence',
  ml: 'machine learning',
  js: 'javascript',
  ts: 'typescript',
  ui: 'user interface',
  ux: 'user experience',
  dba: 'database administrator',
  db: 'database',
  // French
  rh: 'ressources humaines',
  tic: 'technologies information communication',
  drh: 'directeur ressources humaines',
  btp: 'batiment travaux publics',
  eah: 'eau assainissement hygiene',
};

export const abbreviations: ReadonlyMap<string, string> = new Map(Object.entries(SHORT_FORMS));

/** Short forms that are also words of their own: in capitals among small letters only what they stand for is meant. */
export const alsoWords: ReadonlySet<string> = new Set(['meal', 'mel', 'pa', 'pos', 'wash']);
