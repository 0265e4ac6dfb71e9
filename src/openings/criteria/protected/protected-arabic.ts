import type { ProtectedRule, ProtectedTrait } from './protected-rule.js';

/** Letters that are written in more ways than one; texts are folded alike. */
export function folded(words: string): string {
  return words.replace(/[ىئ]/g, 'ي').replaceAll('ة', 'ه');
}

/** Alternatives, written as words; `_` joins the words of one. */
const anyOf = (words: string): string => `(?:${words.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;

/** What grows on the front of an Arabic word: and, the, for, for the. */
const FRONT = '(?:[وف]?(?:ال|لل|ل|ب|من ال|من )?)';
const SEX_OF_ONE = anyOf('ذكرا? ذكور انثى اناث');
const SEXED = `(?:${SEX_OF_ONE}|${anyOf('رجل رجلا رجال نساء امراة سيدة سيدات انسة انسات بنت بنات فتاة فتيات')})`;
const YOUNG = anyOf('شاب شابا شابة شباب شبان شابات');
const ENDING = '(?:[ةها]|ون|ين|ات|يين|يون)?';
const PEOPLE = `${anyOf(`
  سوداني سوري عراقي مصري يمني ليبي تونسي جزائري مغربي صومالي اثيوبي حبشي اريتري لبناني اردني فلسطيني كردي تركي افغاني باكستاني هندي بنغالي
  ايراني سعودي كويتي عربي تركماني ايزيدي اشوري نيجيري تشادي فلبيني مواطن`)}${ENDING}`;
const OUTSIDERS = anyOf('اجنبي اجانب لاجئ لاجئين لاجئون نازح نازحين نازحون عائد عائدين عائدون مهاجر مهاجرين وافد وافدين');
const BELIEF = `${anyOf('مسلم مسيحي سني شيعي درزي يهودي قبطي كاثوليكي ارثوذكسي محجب')}${ENDING}`;

const SEEK = anyOf('مطلوب مطلوبة مطلوبين نبحث_عن يبحث_عن تبحث_عن نحتاج نحتاج_الى بحاجة_الى يشترط يفضل تفضل نفضل ويفضل الافضلية الاولوية توظيف تعيين');
const MUST = '(?:يجب|يشترط|لا بد|ينبغي|على المتقدم) (?:على \\p{L}+ )?ان [يت]كون (?:ال\\p{L}+ )?';
const ASKED = anyOf('فقط حصرا حصريا دون_غيرهم دون_غيرهن مطلوب مطلوبات مطلوبين');
const REFUSE = '(?:لا (?:يقبل|تقبل|نقبل|نوظف|يوظف|يمكن قبول|يسمح|يحق)|ممنوع|يمنع|يستثنى)';
const NOT_ANY = '(?!(?:لا|اي|كل|جميع|كافة|غير|مفتوح|بدون|دون)(?!\\p{L}))';
const AGE = '(?<![.,\\d])(?:1[4-9]|[2-7]\\d)(?!\\d)';
const BOUND = '(?:(?:من|بين|ما بين|لا يتجاوز|لا تتجاوز|لا يزيد عن|لا تزيد عن|لا يقل عن|لا تقل عن|اقل من|اكثر من|اكبر من|اصغر من|فوق|تحت|دون|الى|حتى) )';
const TO = ' ?(?:-|الى|الي|و|حتى) ?';
const YEARS = '(?:سنة|سنه|عاما|عام|سنوات|سنين|اعوام)';

/** Clothes, hair and clinics are for men or for women; the work is not. */
const FOR_CUSTOMERS = new RegExp(folded('(?:ملابس|الملابس|البسة|حلاق|حلاقة|كوافير|تجميل|احذية|ازياء|صالون|مشغل|عيادة|توليد|عطور|قسم|تدريب|دعم|رعاية)'), 'u');
const NO_AGES = new RegExp(folded('(?:خبرة|الخبرة|ضمان|اقدمية|اطفال|الاطفال|طلاب|تلاميذ|سيارة|مركبة|الات|حرارة|كيلو|كغ|كجم)'), 'u');
const OF_SPEECH = new RegExp(folded('(?:لغة|اللغة|باللغة|يتحدث|يتكلم|طعام|مطبخ|اكل|قهوة)'), 'u');

/** As the rules of the other languages; `\b` knows Latin letters only. */
function rule(trait: ProtectedTrait, words: string, unless: RegExp | null = null): ProtectedRule {
  const spaced = folded(words).replaceAll(' ?', '\\s*').replaceAll(' ', '\\s+');
  return { trait, pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${spaced})(?![\\p{L}\\p{N}])`, 'gu'), unless };
}

/** Explicit criteria in Arabic, on text without vowel signs; nouns of trades, which all have a sex in Arabic, say nothing. */
export const arabicRules: readonly ProtectedRule[] = [
  rule('SEX', `${FRONT}${SEXED} ${ASKED}`, FOR_CUSTOMERS),
  rule('SEX', `${SEEK} (?:\\p{L}+ ){0,2}${FRONT}${SEX_OF_ONE}`),
  rule('SEX', `${SEEK} ${FRONT}${SEXED}`, FOR_CUSTOMERS),
  rule('SEX', `${MUST}${SEXED}`),
  rule('SEX', `(?:ال)?(?:جنس|نوع) ?[:=-]? ?(?:ال)?${SEXED}`),
  rule('SEX', `${REFUSE} (?:طلبات )?${FRONT}${SEXED}`),
  rule('SEX', `(?:الوظيفة|العمل|الشاغر|الفرصة) (?:مخصصة? |متاحة? )?${FRONT}${SEXED}`, FOR_CUSTOMERS),

  rule('AGE', `(?:ال)?(?:عمر|سن|اعمار|فئة العمرية|عمره|عمرها|اعمارهم) ?[:=-]? ?${BOUND}?${AGE}(?:${TO}${AGE})?`, NO_AGES),
  rule('AGE', `(?:ال)?حد (?:الاقصى|الادنى|الاعلى|اقصى|ادنى) (?:لل|ل)(?:عمر|سن)`),
  rule('AGE', `(?:ال)?(?:عمر|سن) (?:لا|اقل|اكثر|دون|فوق|تحت)(?: \\p{L}+){0,2} ${AGE}`, NO_AGES),
  rule('AGE', `${BOUND}${AGE}(?:${TO}${AGE})? ${YEARS}`, NO_AGES),
  rule('AGE', `${SEEK} (?:\\p{L}+ )?${FRONT}${YOUNG}`, FOR_CUSTOMERS),
  rule('AGE', `${FRONT}${YOUNG} ${ASKED}`, FOR_CUSTOMERS),

  rule('ORIGIN', `(?:ال)?(?:جنسية|قبيلة|عشيرة|قومية|عرق) ?[:=-] ?${NOT_ANY}\\p{L}{3,}`),
  rule('ORIGIN', `(?:من|حاملي|حامل) (?:ال)?(?:جنسية|قبيلة|عشيرة|قومية) (?!(?:كل|اي|جميع))\\p{L}{3,}`),
  rule('ORIGIN', `${FRONT}${PEOPLE} ${ASKED}`, OF_SPEECH),
  rule('ORIGIN', `${SEEK} (?:\\p{L}+ ){0,1}${PEOPLE}`, OF_SPEECH),
  rule('ORIGIN', `${MUST}${PEOPLE}`, OF_SPEECH),
  rule('ORIGIN', `(?:${REFUSE} |لا )${FRONT}${OUTSIDERS}`),
  rule('ORIGIN', `(?:من )?ابناء (?:ال)?(?:قبيلة|عشيرة|منطقة|بلد|مدينة|قرية) ${ASKED}`),

  rule('RELIGION', `(?:ال)?(?:ديانة|دين|مذهب|طائفة) ?[:=-] ?${NOT_ANY}\\p{L}{3,}`),
  rule('RELIGION', `(?:من )?(?:ال)?(?:ديانة|طائفة|مذهب) (?:ال)?${BELIEF}`),
  rule('RELIGION', `${FRONT}${BELIEF} ${ASKED}`),
  rule('RELIGION', `${SEEK} (?:\\p{L}+ ){0,1}${BELIEF}`),
  rule('RELIGION', `${MUST}${BELIEF}`),
  rule('RELIGION', `${REFUSE} ${FRONT}${BELIEF}`),
  rule('RELIGION', `(?:يشترط|يفضل|يجب) (?:ارتداء )?الحجاب`),
];

/** A criterion that is nothing but one of these words. */
export const arabicBareRules: readonly ProtectedRule[] = [
  whole('SEX', `${FRONT}${SEXED}`),
  whole('AGE', `${FRONT}${YOUNG}`),
  whole('AGE', `${BOUND}?${AGE}(?:${TO}${AGE})?(?: ${YEARS})?`),
  whole('ORIGIN', `${FRONT}(?:${PEOPLE}|${OUTSIDERS})(?: الجنسية)?`),
  whole('RELIGION', `${FRONT}${BELIEF}`),
];

function whole(trait: ProtectedTrait, words: string): ProtectedRule {
  return { trait, pattern: new RegExp(`^ ?(?:${folded(words).replaceAll(' ?', '\\s*').replaceAll(' ', '\\s+')}) ?$`, 'gu'), unless: null };
}

const ONE_SEX = '(?:ذكرا?|ذكور|رجل|رجال|شباب|شبان)';
const OTHER_SEX = '(?:انثى|اناث|نساء|امراة|سيدات|سيدة|بنات|شابات|فتيات)';
const OR = '(?: ?[/&,-] ?| او | ?و ?)(?:ال|لل|ل)?';

/** "Men and women" in Arabic: naming both asks for neither. */
export const BOTH_SEXES_ARABIC = new RegExp(
  folded(`(?<!\\p{L})(?:ال|لل|ل)?(?:${ONE_SEX}${OR}${OTHER_SEX}|${OTHER_SEX}${OR}${ONE_SEX})(?!\\p{L})|(?:كلا |من |لكلا )?الجنسين`),
  'gu',
);
