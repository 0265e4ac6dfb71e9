import {
  ADJECTIVES,
  ADJECTIVES_FR,
  ASKED,
  ASKED_FR,
  BELIEF,
  BELIEF_FR,
  IN_CARE,
  MEASURED,
  MUST,
  MUST_FR,
  NOT_A_TITLE,
  NOT_ENCOURAGED,
  NOT_SERVED,
  NOT_SERVED_FR,
  ONLY_FR,
  PEOPLE,
  PEOPLE_ALL,
  PEOPLE_FR,
  PERSON,
  PERSON_FR,
  REFUSE,
  REFUSED,
  REFUSED_FR,
  RESERVED,
  RESERVED_FR,
  SEEK,
  SEEK_FR,
  SEXED,
  SEXED_FR,
  THINGS_MADE,
  THINGS_WITH_SEX,
  WORKER,
} from './protected-words.js';
import { arabicRules } from './protected-arabic.js';
import type { ProtectedRule, ProtectedTrait } from './protected-rule.js';

/** A space stands for any space, ` ?` for any or none; the words begin and end as words. */
function rule(trait: ProtectedTrait, words: string, unless: RegExp | null = null): ProtectedRule {
  const spaced = words.replaceAll(' ?', '\\s*').replaceAll(' ', '\\s+');
  return { trait, pattern: new RegExp(`\\b(?:${spaced})(?![\\w'-]*\\w)`, 'g'), unless };
}
const sex = (words: string, unless?: RegExp): ProtectedRule => rule('SEX', words, unless);
const age = (words: string, unless?: RegExp): ProtectedRule => rule('AGE', words, unless);
const origin = (words: string, unless?: RegExp): ProtectedRule => rule('ORIGIN', words, unless);
const religion = (words: string, unless?: RegExp): ProtectedRule => rule('RELIGION', words, unless);

const FEMALE_OR_MALE = '(?:female|male|wom[ae]n|lady)';
/** An age at which somebody may work. */
const AGE = '(?<![.,\\d])(?:1[4-9]|[2-7]\\d)';
const TO = ' ?(?:-|to|and|a|et) ?';
const YEARS = `${AGE}(?:${TO}\\d{2}|(?!\\d|${TO}\\d))`;
const AGE_BOUND = '(?:(?:is|of|from|between|under|over|below|above|at least|at most|not more than|no more than|up to|maximum|minimum|max|min) )?';
const NO_LIMIT = /\b(?:no|without|any|sans|aucune?|pas de) (?:upper )?(?:age|limite d'age)\b/;
const MADE_OR_IN_CARE = new RegExp(`${THINGS_MADE.source}|${IN_CARE.source}`);
const NO_AGES = new RegExp(`${MADE_OR_IN_CARE.source}|${MEASURED.source}`);
const LANGUAGE = '(?![\\s,]*-?(?:(?:and|or|et|ou) \\w+[\\s-])?(?:-?speak\\w+|language|fluen\\w+|food|cuisine|standard|law|market|visa|licen[cs]e|school|origin food))';
/** A field that is filled in, and not with "any". */
const SAYS = '(?:\\s*[:=]|\\s+-\\s)(?!\\s*(?:any|all|none|open|not|no|toutes?|indifferente?|sans)\\b)\\s*[a-z]{3,}';

/** In no order of weight: the earliest words in a text are the ones reported. */
export const protectedRules: readonly ProtectedRule[] = [
  sex(`${SEXED} ${ASKED}`, THINGS_WITH_SEX),
  sex(`${SEXED} ${REFUSED}`),
  sex(`only (?:for )?${ADJECTIVES}${SEXED}${NOT_A_TITLE}`, THINGS_WITH_SEX),
  sex(`${REFUSE} (?:for )?${ADJECTIVES}${SEXED}${NOT_A_TITLE}`, THINGS_WITH_SEX),
  sex(`${MUST}${ADJECTIVES}${SEXED}`, THINGS_WITH_SEX),
  sex(`${SEEK} ${ADJECTIVES}${SEXED}${NOT_A_TITLE}`, THINGS_WITH_SEX),
  sex(`${NOT_SERVED}${FEMALE_OR_MALE} (?:(?!and|or|with|patient|student|pupil|client|ward|child)[\\w-]{1,30} )?${WORKER}${NOT_A_TITLE}${NOT_ENCOURAGED}`),
  sex(`(?:sex|gender|sexe|genre)(?: (?:preference|preferred|required|requirement|souhaite|requis))?(?:\\s*[:=-]\\s*| )(?:females?|males?|wom[ae]n|m[ae]n|f|m|feminin|masculin|femmes?|hommes?|h)`),
  sex(`(?<=[,:(] ?)(?:fe)?male$`, THINGS_WITH_SEX),
  sex(`(?:single|unmarried|strong|able-bodied) ${SEXED}${NOT_A_TITLE}`),
  sex(`${RESERVED}${SEXED}`),
  sex(`(?:this|the) (?:job|work|position|post|role|vacancy) is (?:only )?for ${ADJECTIVES}${SEXED}`),
  sex(`not be pregnant|no pregnant wom[ae]n|pregnant wom[ae]n ${REFUSED}|ne pas etre enceinte|femmes? enceintes? ${REFUSED_FR}`),
  sex(`(?:de|du) sexe (?:feminin|masculin)`),
  sex(`candidat(?:s|es|ures?)? (?:(?:feminin|masculin)e?s?|hommes?|femmes?)${NOT_ENCOURAGED}`),
  sex(`${NOT_SERVED_FR}personnel (?:feminin|masculin)`),
  sex(`${SEXED_FR} (?:${ASKED_FR}|${REFUSED_FR})`),
  sex(`${ONLY_FR}${ADJECTIVES_FR}${SEXED_FR}${NOT_A_TITLE}`),
  sex(`(?:pas de|aucune?) ${SEXED_FR}${NOT_A_TITLE}`),
  sex(`${MUST_FR}${ADJECTIVES_FR}${SEXED_FR}${NOT_A_TITLE}`),
  sex(`${SEEK_FR} ${ADJECTIVES_FR}${SEXED_FR}${NOT_A_TITLE}`),
  sex(`${RESERVED_FR}${SEXED_FR}`),
  sex(`(?:poste|emploi|travail) (?:est )?pour (?:une?|des|les) ${SEXED_FR}`),

  age(`age(?:d|s)?(?: (?:group|range|limit|bracket))?\\s*[:=-]?\\s*${AGE_BOUND}(?:the ages? of )?${YEARS}(?! ?(?:months?|days?|weeks?))`, MADE_OR_IN_CARE),
  age(`(?:maximum|max|minimum|min|upper|lower|required) age`, MADE_OR_IN_CARE),
  age(`age limit(?:s|ed)?`, new RegExp(`${NO_LIMIT.source}|${MADE_OR_IN_CARE.source}`)),
  age(`(?:between |from |under |over |below |above |at least |not older than |older than |younger than |up to |max(?:imum)? )?${YEARS} ?(?:years?|yrs?)(?: ?-? ?old| of age)`, MADE_OR_IN_CARE),
  age(`${AGE} (?:years? )?(?:or|and) (?:older|younger|over|above|under|below)`, NO_AGES),
  age(`${AGE} ?\\+ only`, MADE_OR_IN_CARE),
  age(`(?:no|not|nobody) (?:older|younger) than ${AGE}`, MADE_OR_IN_CARE),
  age(`(?:under|over|below|above)(?:-| )?\\d{2}s? ${ASKED}|(?:under|over)(?:-| )?\\d{2}s ${REFUSED}|no over(?:-| )?\\d{2}s`, MADE_OR_IN_CARE),
  age(`only those (?:under|over|below|above|between) ${YEARS}`, NO_AGES),
  age(`${PERSON} (?:(?:must|should|shall) be |aged? )?(?:between|under|over|below|above) ${YEARS}(?! (?:kg|kilos?|km|%|hours?|people|cm))`, NO_AGES),
  age(`${MUST}(?:between|under|over|below|above|at least) ${YEARS}(?: years?)?(?! ?(?:kg|kilos?|km|cm|m\\b|%|hours?|people|degrees?|mm|metres?|litres?|minutes?|days?|months?))`, NO_AGES),
  age(`${MUST}(?:young|youthful)`, MADE_OR_IN_CARE),
  age(`${SEEK} ${ADJECTIVES}(?:young(?:er)?|youthful) ${ADJECTIVES}${PERSON}`),
  age(`young ${ADJECTIVES}(?:candidates?|applicants?)${NOT_ENCOURAGED}`),
  age(`(?:young,? (?:[\\w-]{1,30} ){1,3}|youths? )${ASKED}`, MADE_OR_IN_CARE),
  age(`(?:only|${SEEK}) ${ADJECTIVES}(?:young ${PERSON}|youths?)(?! cent)`),
  age(`born (?:after|before|since|between) \\d{4}|nee?s? (?:apres|avant|entre) \\d{4}`),
  age(`agee?s?(?:\\(e\\))?s? (?:de |entre |d'au moins |d'au plus |au moins |au plus |moins de |plus de )*${YEARS}`, MADE_OR_IN_CARE),
  age(`age (?:maximum|maximal|minimum|minimal|limite|requis|souhaite|exige|compris)`, MADE_OR_IN_CARE),
  age(`limite d'age`, new RegExp(`${NO_LIMIT.source}|${MADE_OR_IN_CARE.source}`)),
  age(`avoir (?:entre |au moins |au plus |moins de |plus de |maximum |minimum )?${YEARS} ans(?! ?(?:d'|de|dans|en|comme))`),
  age(`${PERSON_FR} (?:ayant |de |d'au )?(?:(?:entre|moins de|plus de|moins|plus) )?${YEARS} ans(?! ?(?:d'|de|dans|en|comme))`),
  age(`(?<=(?:^|[,:(-])\\s*)(?:entre|moins de|plus de|de) ${YEARS} ans(?= ?(?:$|[,)]))`),
  age(`${SEEK_FR} ${ADJECTIVES_FR}jeunes?(?: ${PERSON_FR})?(?! (?:pousses|plants|arbres))`),
  age(`jeunes? ${PERSON_FR} (?:[\\w'-]{1,30} ){0,2}${ASKED_FR}`),
  age(`${MUST_FR}jeunes?(?! (?:pousses|plants))`),

  origin(`(?:nationality|citizenship|ethnicity|ethnic group|tribe|clan|caste|race|nationalite|ethnie|tribu)${SAYS}`),
  origin(`(?:of|from) (?:the )?(?:(?:same|our) race|\\w+ (?:tribe|clan|ethnicity|ethnic group|caste))`, /\b(?:any|every|regardless|whatever|irrespective) /),
  origin(`${MUST}${ADJECTIVES}${PEOPLE}(?: ${PERSON}| by birth| origin| nationality)?${LANGUAGE}`, THINGS_MADE),
  origin(`(?:${SEEK}|only) ${ADJECTIVES}${PEOPLE} ${ADJECTIVES}${PERSON}(?! speak)`),
  origin(`${PEOPLE} ${PERSON} (?:${ASKED}|${REFUSED})`),
  origin(`${PEOPLE} (?:nationals?|citizens?|nationality|citizenship|origin|descent|ethnicity)(?! food)`, THINGS_MADE),
  origin(`(?:only|${REFUSE}|${RESERVED}) ?${PEOPLE_ALL}`),
  origin(`${PEOPLE_ALL} (?:${ASKED}|${REFUSED})`),
  origin(`(?:of|with) ${PEOPLE} (?:origin|nationality|descent|ethnicity|blood)`, THINGS_MADE),
  origin(`${REFUSE} (?:foreigners?|migrants?|refugees?|returnees?|immigrants?|deportees?|outsiders?|strangers?)`),
  origin(`(?:foreigners?|migrants?|refugees?|returnees?|immigrants?|deportees?|indigenes?|natives?) (?:${REFUSED}|only)`),
  origin(`${MUST}${ADJECTIVES}(?:natives?|indigenes?)(?! speak\\w*)|born and (?:raised|bred) in|${MUST}born in`),
  origin(`(?:light|fair|dark)[- ]skin(?:ned)?|fair complexion`, THINGS_MADE),
  origin(`(?:de nationalite|nationalite|d'origine|ressortissante?s?) (?:${PEOPLE_FR})(?! ou toute)`, THINGS_MADE),
  origin(`(?:de |d'|de l')?(?:ethnie|tribu|clan|caste) (?:${PEOPLE_FR}|\\w+ ${ASKED_FR})|(?:de (?:la|notre|meme)|de la meme) (?:ethnie|tribu|caste)`),
  origin(`${MUST_FR}(?:une? )?(?:citoyen(?:ne)? |de nationalite |d'origine )?${PEOPLE_FR}(?: de naissance)?`, THINGS_MADE),
  origin(`${RESERVED_FR}(?:${PEOPLE_FR}|nationaux|natifs|autochtones)`),
  origin(`(?:(?:etre|candidats?|personnes?) |(?<=^ ?))originaires?`, THINGS_MADE),
  origin(`${PEOPLE_FR} ${ASKED_FR}`, /\b(?:langue|parler|maitrise|niveau|ecrit|oral|courant|cuisine|permis)\b/),
  origin(`(?:pas d'|aucun )etrangers?|etrangers? ${REFUSED_FR}|pas de (?:migrants?|refugies?|retournes?|rapatries?|etrangers?)`),

  religion(`(?:religion|faith|denomination|confession)(?:${SAYS}| (?:must|should) be)`),
  religion(`${MUST}${ADJECTIVES}${BELIEF}`),
  religion(`${SEEK} ${ADJECTIVES}${BELIEF}(?: ${ADJECTIVES}${PERSON})?(?! (?:schools?|hospitals?|church(?:es)?|temples?|aid|relief|organi[sz]ations?))`),
  religion(`${BELIEF} ${ADJECTIVES}(?:candidates?|applicants?)${NOT_ENCOURAGED}`, /\b(?:serv|support|help)/),
  religion(`${BELIEF} (?:${PERSON} )?(?:${ASKED}|${REFUSED})`),
  religion(`(?:practi[sc]ing|committed|devout|born-again) ${BELIEF}|believe in god|(?:agree\\w*|adher\\w+|committed) (?:with|to) (?:[\\w'-]{1,30} ){0,3}${BELIEF}`),
  religion(`(?:only|${REFUSE}|${RESERVED}) ?${ADJECTIVES}${BELIEF}(?: ${PERSON})?(?! (?:schools?|hospitals?|holidays?))`),
  religion(`(?:shares?|sharing|(?:be|persons?|people|candidates?|applicants?|members?|followers?) of) (?:the|our) (?:\\w+ )?(?:faith|religion)s?`, /\b(?:any|every|regardless|whatever|irrespective) /),
  religion(`${MUST}${ADJECTIVES}(?:active |regular )?(?:members?|worshippers?) of (?:a|the|our) (?:\\w+ )?(?:church|mosque|parish|congregation|temple)`),
  religion(`god-fearing ${PERSON}`),
  religion(`${MUST_FR}${ADJECTIVES_FR}(?:de (?:religion|confession) )?${BELIEF_FR}`),
  religion(`de (?:religion|confession|foi) ${BELIEF_FR}`, /\b(?:ecoles?|fetes?|etablissements?|profess\w+|enseign\w+)\b/),
  religion(`${SEEK_FR} ${ADJECTIVES_FR}(?:[\\w'-]{1,30} )?${BELIEF_FR}`, /\b(?:ecoles?|hopit\w+|eglises?|fetes?|associations?)\b/),
  religion(`(?:candidats? |personnes? )?${BELIEF_FR} ${ASKED_FR}`),
  religion(`${RESERVED_FR}${BELIEF_FR}`),
  religion(`${ONLY_FR}${BELIEF_FR}|pas de ${BELIEF_FR}`),

  ...arabicRules,
];
