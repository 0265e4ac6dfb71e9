/** Alternatives, written as words; `_` joins the words of one, as a space would part two. */
const anyOf = (words: string): string => `(?:${words.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;

/** A sentence that speaks of one of these. */
const words = (alternatives: string): RegExp => new RegExp(`\\b${anyOf(alternatives)}\\b`);

/** Who may be hired, by what they do. */
export const WORKER = anyOf(`
  candidates? applicants? workers? employees? staff personnel persons? people nationals? citizens? labou?rers? drivers? cooks? chefs? cleaners?
  nurses? guards? teachers? tutors? maids? nanny nannies attendants? receptionists? secretary secretaries cashiers? assistants? helpers?
  waiters? waitress(?:es)? tailors? sellers? sales_?persons? salespeople operators? technicians? mechanics? accountants? trainers? instructors?
  carers? caregivers? housekeepers? supervisors? managers? officers? engineers? graduates? interns? trainees? apprentices? hairdressers?
  barbers? bakers? welders? masons? carpenters? electricians? porters? messengers? clerks? interpreters? translators? doctors? midwives
  professionals?`);
export const PERSON_FR = anyOf(`
  candidate?s? personnes? travailleurs? travailleuses? employee?s? ouvriere?s? ouvriers? personnel agents? chauffeurs? cuisiniere?s?
  cuisiniers? vendeurs? vendeuses? serveurs? serveuses? gardiens? gardiennes? diplomee?s? stagiaires? apprentie?s? professionnels? hommes?
  femmes? filles? garcons? dames?`);

export const SEXED = anyOf('females? males? wom[ae]n m[ae]n lady ladies girls? boys? gentlem[ae]n gents');
/** Who may be hired, by any word. */
export const PERSON = `(?:${WORKER}|${SEXED})`;
export const SEXED_FR = anyOf('femmes? hommes? dames? filles? garcons?');

/** What may stand between asking and the person asked for. */
const ADJECTIVE = anyOf(`
  an? and or one two three four five \\d+ some several few more new the young younger strong able-bodied reliable good honest experienced hard-?working energetic
  dynamic qualified skilled mature trained smart responsible single unmarried married local well-educated educated presentable beautiful
  pretty motivated healthy fit physically active serious only unskilled semi-skilled committed practi[sc]ing devout full-time part-time`);
const ADJECTIVE_FR = anyOf(`
  une? et des deux trois \\d+ quelques plusieurs les jeunes? forte?s? serieuse?s? serieux dynamiques? motivee?s? experimentee?s? qualifiee?s? bonne?s? belles?
  honnetes? celibataires?`);
export const ADJECTIVES = `(?:${ADJECTIVE},? ){0,4}`;
export const ADJECTIVES_FR = `(?:${ADJECTIVE_FR},? ){0,4}`;

export const SEEK = anyOf(`
  looking_for search(?:ing)?_for seek(?:s|ing)? needs? needing wants? wanting hir(?:e|es|ing) recruit(?:s|ing)? requir(?:e|es|ing) in_need_of
  vacancy_for position_for prefer(?:s|ring)? accepts? accepting employ(?:s|ing)? preference_for preferably ideally
  (?:preference|priority)_(?:is_given_|will_be_given_)?to`);
export const SEEK_FR = anyOf(`
  cherch(?:e|ent|ons) recherch(?:e|ent|ons) recrut(?:e|ent|ons) embauch(?:e|ent|ons) besoin_d'une? besoin_de engageons souhaitons voulons
  acceptons preferons priorite_(?:est_donnee_|sera_donnee_)?aux priorite_a vous_etes profil_?:_?`);
export const MUST = '(?:candidate will|applicant will|must|should|shall|has to|have to|needs? to|ought to|required to) (?:also |not )?be ';
export const MUST_FR = '(?:etre|soit|soyez) (?:obligatoirement |imperativement )?';
export const ASKED = anyOf('only (?:is_|are_|will_be_)?(?:wanted|needed|required|preferred|preferable|desired)');
export const ASKED_FR = anyOf(`
  uniquement seulement exclusivement de_preference souhaitee?s? recherchee?s? demandee?s? requis requises? exigee?s? preferee?s?`);
export const REFUSED = anyOf(`
  need_not_apply should_not_apply cannot_apply can_not_apply may_not_apply (?:are_|is_|will_)?not_(?:be_)?(?:allowed|accepted|wanted|considered|hired|eligible|employed)`);
export const REFUSED_FR = anyOf("s'abstenir non_acceptee?s? non_admis(?:es)? refusee?s? exclu(?:e?s)? pas_acceptee?s?");
export const REFUSE = "(?:no|not|(?:do not|don't|will not|won't|cannot|never) (?:hire|employ|accept|recruit|take|want|consider))";
export const ONLY_FR = '(?:uniquement|seulement|exclusivement|de preference) (?:(?:a |pour |par )?(?:des|les|une?) |aux? )?';
export const RESERVED = '(?:reserved|limited|restricted|open only|only open|only suitable|not suitable|unsuitable) (?:to|for) (?:the )?';
export const RESERVED_FR = "(?:reservee?s?|limitee?s?|interdite?s?|ouverte?s? (?:uniquement|seulement)) (?:aux?|a des|a la|a l') ?";

/** Whom the work serves or leads, not who is sought. */
export const NOT_SERVED =
  '(?<!\\b(?:with|support\\w*|trains?|training|assist\\w*|supervis\\w+|helps?|helping|serv(?:e|es|ing)|teach\\w*|coach\\w*|cares? for|caring for|' +
  'manag(?:e|es|ing)|among|our|all|their|these|existing|especially|particularly|encourag\\w+|welcom\\w+)(?: [\\w-]{1,30}){0,2} |\\bof )';
export const NOT_SERVED_FR =
  '(?<!\\b(?:avec|aider?|accompagne[rz]?|former?|encadre[rz]?|servir|soutenir|soigner|notre|nos|leurs?|parmi)(?: [\\w-]{1,30}){0,2} )';
/** To encourage is not to demand. */
export const NOT_ENCOURAGED = '(?![^,]{0,60}\\b(?:encourag\\w+|welcomed?|bienvenue?s?)\\b)';
/** Sexed titles of trades, and words that only stand beside. */
export const NOT_A_TITLE =
  "(?! de (?:menage|chambre|service|lettres)| d'(?:entretien|affaires|equipage)| toutes mains| (?:hours?|days?|power|toilets?|hygiene|wear|clothing|clothes|shoes|" +
  'products|health|rights|groups?|led|owned)\\b)';

/** Numbers that are no ages. */
export const MEASURED = words(`
  experience service seniority anciennete pratique metier temperatures? pressure speed weight height width length humidity scores? noise c?gpa grades? points marks percent`);

/** Plugs and animals have a sex too. */
export const THINGS_WITH_SEX = words(`
  connectors? plugs? sockets? threads? threaded fittings? couplings? adapters? cables? pipes? jacks? terminals? screws? nuts? hoses? valves?
  animals? calf calves cattle goats? sheep cows? chicks? chickens? lambs? rabbits? plants? flowers? fish insects? livestock`);
/** Things have an age and an origin. */
export const THINGS_MADE = words(`
  goods products? materials? foods? coffee honey meat cuisine parts machines? equipment vehicles? cars? trucks? company firm business building
  house orchards? trees? brand certificates? fabrics? cheese wine engines? generators? tools? factory restaurant organi[sz]ation spices? games? toys?
  entreprise societe vehicules? camions? produits? batiments? maison arbres? moteurs? materiel usine fromages? vins? plats?`);
/** Whom one cares for, teaches or feeds has an age. */
export const IN_CARE = words(`
  child children kids? baby babies toddlers? infants? pupils? students? learners? patients? clients? beneficiaries teenagers? residents audience survivors? households? victims? enfants? eleves?
  bebes? nourrissons? adolescents? beneficiaires? animaux bovins animals? calves seedlings?`);

const PEOPLES_EN = `
  ethiopian eritrean somali kenyan ugandan tanzanian rwandan sudanese egyptian libyan tunisian algerian moroccan ghanaian nigerian gambian
  senegalese malian guinean ivorian liberian togolese beninese burkinabe nigerien cameroonian chadian congolese iraqi iranian syrian lebanese
  jordanian palestinian yemeni turkish afghan pakistani bangladeshi indian nepali nepalese filipino vietnamese chinese georgian armenian
  azerbaijani moldovan ukrainian russian albanian serbian kosovar bosnian macedonian ecuadorian colombian venezuelan mexican honduran guatemalan
  salvadoran french german british american european african asian arab kurdish kurd turkmen yazidi assyrian oromo amhara tigrayan sidama hausa
  yoruba igbo fulani wolof mandinka ashanti akan ewe pashtun tajik hazara uzbek dinka nuer kikuyu luo roma gypsy dalit white black`;
const PEOPLES_FR = `
  ethiopien erythreen somalien kenyan soudanais egyptien libyen tunisien algerien marocain ghaneen nigerian gambien senegalais malien guineen
  ivoirien liberien togolais beninois burkinabe nigerien camerounais tchadien congolais irakien iranien syrien libanais turc afghan georgien
  armenien moldave ukrainien albanais serbe kosovar equatorien colombien francais europeen africain arabe kurde peul bambara blanc noir`;
/** Nations, peoples and castes that are named to let in or keep out; the list is long because a name alone proves nothing. */
export const PEOPLE = `${anyOf(PEOPLES_EN)}s?`;
/** All of a people: "Somalis". */
export const PEOPLE_ALL = `${anyOf(PEOPLES_EN)}s`;
export const PEOPLE_FR = `${anyOf(PEOPLES_FR)}(?:n?es|n?e|s)?`;

export const BELIEF = anyOf(`
  christians? muslims? moslems? orthodox catholics? protestants? pentecostals? evangelicals? adventists? jews? jewish hindus? buddhists? sikhs? shiites? shias? sunnis?
  born-again believers? atheists? god-fearing`);
export const BELIEF_FR = anyOf(`
  chretiens? chretiennes? musulmans? musulmanes? orthodoxes? catholiques? protestante?s? evangeliques? juifs? juives? hindoue?s? bouddhistes? croyante?s?
  athees? chiites? sunnites?`);
