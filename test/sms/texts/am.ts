import type { Case } from '../heard.js';

const yes = 'INTERESTED:o1 > offerNoted';
const no = 'DECLINE:o1 > offerDeclined';
const help = '- > helpOffer';

/** Texts as people write them in Amharic: constructed, none is anybody's. */
export const amharic: readonly Case[] = [
  ...['፩', '፩።', 'አንድ', 'አዎ', 'አዎ።', 'አዎ!', 'ኣዎ', 'ዐዎ', 'አዎን', 'አወ', 'አዎ አዎ', 'አዎ እባክዎ', 'ሰላም አዎ', 'አዎ አመሰግናለሁ', 'ይንገሩኝ', 'ንገሩኝ', 'ማወቅ እፈልጋለሁ', 'እፈልጋለሁ', 'አዎ እፈልጋለሁ', 'ፍላጎት አለኝ', 'አዎ 4F7Q', '1 አዎ', 'አዎ 1', '፩ 4F7Q', 'awo', 'Awo', 'awon'].map((text): Case => [text, 'offer', yes]),
  ...['፪', 'ሁለት', 'አይ', 'አይ።', 'አይደለም', 'አልፈልግም', 'ኣልፈልግም', 'አይ አልፈልግም', 'ፍላጎት የለኝም', 'አይ 4F7Q', 'aydelem', 'alfelgim', 'አይ አይ'].map((text): Case => [text, 'offer', no]),
  ...['፫', 'ሦስት', 'ሶስት', '፫ 4F7Q'].map((text): Case => [text, 'offer', 'CALL_ME:o1 > callComing']),
  ...['ደውሉልኝ', 'ይደውሉልኝ', 'እባክዎ ደውሉልኝ', 'ደውሉ', 'ደውልልኝ', 'አዎ ይደውሉልኝ', 'dewulilign'].map((text): Case => [text, 'offer', 'CALL_ME > callComing']),
  ...['ምናልባት', 'አዎ ግን', 'አዎ አይ', 'እሺ', 'ይሁን', 'ተስማምቻለሁ', 'እቀበላለሁ', 'ደመወዝ ስንት ነው', 'የት ነው', '፲', '፩ ፪', 'አዎ 9XYZ', 'ሰላም', 'አመሰግናለሁ', 'አዎ ደመወዙ ጥሩ ከሆነ', '፤', 'አታቁሙ'].map((text): Case => [text, 'offer', help]),
  ['አዎ', 'two', '- > whichOne'],
  ['አዎ 8KPL', 'two', 'INTERESTED:o2 > offerNoted'],
  ['አዎ', 'late', 'LATE_YES:o1 > offerLate'],
  ['አይ', 'saidYes', no],
  ['አዎ', 'saidYes', '- > -'],
  ['ደህና', 'checkIn', 'CHECK_IN:FINE:c1 > checkInFine'],
  ['ደህና ነኝ', 'checkIn', 'CHECK_IN:FINE:c1 > checkInFine'],
  ['ደኅና ነኝ', 'checkIn', 'CHECK_IN:FINE:c1 > checkInFine'],
  ['እግዚአብሔር ይመስገን', 'checkIn', 'CHECK_IN:FINE:c1 > checkInFine'],
  ['ደህና አይደለም', 'checkIn', 'CHECK_IN:NOT_FINE:c1 > checkInNotFine'],
  ['ችግር አለ', 'checkIn', 'CHECK_IN:NOT_FINE:c1 > checkInNotFine'],
  ['፪', 'checkIn', 'CHECK_IN:NOT_FINE:c1 > checkInNotFine'],
  ['አዎ', 'checkIn', '- > helpCheckIn'],
  ['ይመታኛል', 'checkIn', 'CHECK_IN:DANGER:c1 > handedOver'],
  ['በጣም ፈርቻለሁ', 'checkIn', 'CHECK_IN:DANGER:c1 > handedOver'],
  ['ፓስፖርቴን ወሰዱ', 'nothing', 'TO_PERSON:DANGER > handedOver'],
  ['ገንዘብ ጠየቁኝ', 'checkIn', 'CHECK_IN:MONEY:c1 > handedOver'],
  ['ብር ይፈልጋሉ', 'offer', 'TO_PERSON:MONEY > handedOver'],
  ['አቁም', 'offer', 'STOP > stopped'],
  ['ዐቁም', 'offer', 'STOP > stopped'],
  ['መልእክት አልፈልግም', 'nothing', 'STOP > stopped'],
  ['አቁሙ አትላኩ', 'offer', 'STOP > stopped'],
  ['ለጊዜው አቁም', 'offer', 'PAUSE > paused'],
  ['ጀምር', 'stopped', 'START > started'],
  ['ቀጥል', 'nothing', 'RESUME > resumed'],
  ['ማን ናችሁ', 'offer', '- > genuine'],
  ['ማን ነው?', 'nothing', '- > genuine'],
  ['ሥራ አገኘሁ', 'offer', 'FOUND_JOB > foundJob'],
  ['ስራ አገኘሁ', 'nothing', 'FOUND_JOB > foundJob'],
  ['አማርኛ', 'nothing', 'LANGUAGE:am > languageChanged'],
  ['በአማርኛ እባክዎ', 'offer', 'LANGUAGE:am > languageChanged'],
  ['ሥራ አለ ወይ', 'stranger', 'UNKNOWN_SENDER:FIRST > unknownSender'],
];
