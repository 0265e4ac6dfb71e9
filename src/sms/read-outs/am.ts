import type { ReadOutWords } from './words.js';

export const am: ReadOutWords = {
  language: 'am',
  reviewed: false,
  freely: 'ጤና ይስጥልኝ። ስለ ሥራ ጽፈንልዎት ነበር። አሁን በነጻነት መናገር ይችላሉ? ካልሆነ መቼ እንደገና እንደውል?',
  firm: 'የድርጅቱ ስም {employer} ነው።',
  owner: 'ባለቤቱና የሚመራው፦ (ማን እንደሆነ ይናገሩ)። በእርስዎና በእነሱ መካከል ልናውቀው የሚገባ ነገር አለ?',
  work: 'ሥራው፦ {title}።',
  place: 'የሥራው ቦታ {place} ነው። በሰላም መሄድ የሚችሉበት ቦታ ነው?',
  remote: 'ካሉበት ቦታ ሆነው የሚሠራ ነው።',
  placeOpen: 'የሥራው ቦታ ገና አልተወሰነም።',
  start: 'የሚጀምረው {day} ነው።',
  startOpen: 'የመጀመሪያው ቀን ገና አልተወሰነም።',
  hours: 'በሳምንት {hours} ሰዓት።',
  hoursOpen: 'ሰዓቱ ገና አልተወሰነም።',
  pay: 'ክፍያው {period} {amount} ነው።',
  payRange: 'ክፍያው {period} ከ{least} እስከ {most} ነው።',
  payOpen: 'ክፍያው ገና አልተወሰነም፤ ከመወሰንዎ በፊት እንነግርዎታለን።',
  periods: { HOUR: 'በሰዓት', DAY: 'በቀን', WEEK: 'በሳምንት', MONTH: 'በወር', YEAR: 'በዓመት' },
  freedoms: 'ለዚህ ሥራ ለማንም ምንም አይከፍሉም። ወረቀቶችዎ ከእርስዎ ጋር ይቆያሉ። ሥራውን ለመተው፣ አሁንም አይ ለማለት ነጻ ነዎት፤ ሌላ ምንም አይለወጥም።',
  mayTell: 'ስምዎን ለድርጅቱ እንንገር? አዎ፣ አይ፣ ወይም ማሰብ እፈልጋለሁ ማለት ይችላሉ።',
  doYouWant: 'ድርጅቱ ይፈልግዎታል። ይህን ሥራ በእነዚህ ሁኔታዎች ይፈልጋሉ? አዎ፣ አይ፣ ወይም ማሰብ እፈልጋለሁ ማለት ይችላሉ።',
};
