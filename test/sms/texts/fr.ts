import type { Case } from '../heard.js';

const yes = 'INTERESTED:o1 > offerNoted';
const no = 'DECLINE:o1 > offerDeclined';
const help = '- > helpOffer';

/** Texts as people write them in French: constructed, none is anybody's. */
export const french: readonly Case[] = [
  ...['oui', 'Oui', 'OUI', 'oui.', 'ouiii', 'ui', 'ouais', 'Oui merci', 'oui svp', "oui s'il vous plaît", 'Bonjour oui', 'oui oui', 'un', 'en savoir plus', 'je veux en savoir plus', 'je suis intéressé', 'Je suis interessee', "ça m'intéresse", 'ca m’interesse', 'ca minteresse', '1 oui', 'oui 4F7Q', '1 4f7q merci'].map((text): Case => [text, 'offer', yes]),
  ...['non', 'Non', 'NON!', 'nonnn', 'non merci', 'Non, merci', 'deux', 'nn', 'pas intéressé', 'je ne suis pas interesse', 'je veux pas', 'Je ne veux pas.', 'pas maintenant', 'non 4F7Q'].map((text): Case => [text, 'offer', no]),
  ...['appelez-moi', 'appelez moi', 'Appelez-moi svp', 'appel', 'APPEL', 'appelle moi', 'rappelez-moi', 'oui appelez-moi', 'apelez moi', 'téléphonez-moi', 'Bonjour appelez moi merci'].map((text): Case => [text, 'offer', 'CALL_ME > callComing']),
  ['trois', 'offer', 'CALL_ME:o1 > callComing'],
  ...['peut-être', 'oui mais', 'oui et non', 'oui non', 'ok', "d'accord", 'entendu', "j'accepte", 'je viens', "c'est quoi", 'qui êtes-vous', 'combien', 'ou', 'ouf', 'si', 'oui si bien payé', 'je ne sais pas', 'merci', 'bonjour', 'un deux', 'oui 9XYZ', "n'arrêtez pas"].map((text): Case => [text, 'offer', help]),
  ['oui', 'two', '- > whichOne'],
  ['oui 8KPL', 'two', 'INTERESTED:o2 > offerNoted'],
  ['oui', 'late', 'LATE_YES:o1 > offerLate'],
  ['oui', 'saidNo', 'LATE_YES:o1 > offerLate'],
  ['non', 'saidYes', no],
  ['oui', 'saidYes', '- > -'],
  ['bien', 'checkIn', 'CHECK_IN:FINE:c1 > checkInFine'],
  ['Ça va bien', 'checkIn', 'CHECK_IN:FINE:c1 > checkInFine'],
  ['ca va', 'checkIn', 'CHECK_IN:FINE:c1 > checkInFine'],
  ['pas bien', 'checkIn', 'CHECK_IN:NOT_FINE:c1 > checkInNotFine'],
  ['ça ne va pas', 'checkIn', 'CHECK_IN:NOT_FINE:c1 > checkInNotFine'],
  ["j'ai un problème", 'checkIn', 'CHECK_IN:NOT_FINE:c1 > checkInNotFine'],
  ['deux', 'checkIn', 'CHECK_IN:NOT_FINE:c1 > checkInNotFine'],
  ['trois', 'checkIn', 'CHECK_IN:CALL_ME:c1 > callComing'],
  ['oui', 'checkIn', '- > helpCheckIn'],
  ["j'ai peur", 'checkIn', 'CHECK_IN:DANGER:c1 > handedOver'],
  ['Le patron me frappe', 'checkIn', 'CHECK_IN:DANGER:c1 > handedOver'],
  ['ils ont pris mon passeport', 'nothing', 'TO_PERSON:DANGER > handedOver'],
  ["il demande de l'argent", 'checkIn', 'CHECK_IN:MONEY:c1 > handedOver'],
  ['faut payer 200 avant', 'offer', 'TO_PERSON:MONEY > handedOver'],
  ['arrêt', 'offer', 'STOP > stopped'],
  ['ARRET', 'nothing', 'STOP > stopped'],
  ["arrêtez de m'écrire", 'offer', 'STOP > stopped'],
  ['stop sms', 'offer', 'STOP > stopped'],
  ['Arrêtez ces messages', 'offer', 'STOP > stopped'],
  ['plus de messages', 'offer', 'STOP > stopped'],
  ["j'ai trouvé un travail", 'offer', 'FOUND_JOB > foundJob'],
  ["J'ai trouve du travail", 'nothing', 'FOUND_JOB > foundJob'],
  ['pause', 'offer', 'PAUSE > paused'],
  ['mettre en pause', 'nothing', 'PAUSE > paused'],
  ['reprendre', 'nothing', 'RESUME > resumed'],
  ['français', 'nothing', 'LANGUAGE:fr > languageChanged'],
  ['en français svp', 'offer', 'LANGUAGE:fr > languageChanged'],
  ['bonjour, du travail?', 'stranger', 'UNKNOWN_SENDER:FIRST > unknownSender'],
  // Mixed languages.
  ['oui yes', 'offer', help],
  ['yes merci', 'offer', yes],
  ['oui please', 'offer', yes],
  ['no merci', 'offer', no],
  ['oui شكرا', 'offer', yes],
];
