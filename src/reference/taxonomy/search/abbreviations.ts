/**
 * Short forms that titles and phrases of vacancies use and classifications do not, folded, with the words they stand for. Two letters
 * joined by `&` stand as two words. Trades of the missions first: aid work (M&E, WASH, GBV), hotels (F&B), offices and computers.
 */
export const abbreviations: Readonly<Record<string, string>> = {
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
  ict: 'information communication technology',
  it: 'ict information technology',
  // making, building, moving
  hse: 'health safety environment',
  ehs: 'environment health safety',
  ohs: 'occupational health safety',
  qa: 'quality assurance',
  qc: 'quality control',
  hvac: 'heating ventilation air conditioning',
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
