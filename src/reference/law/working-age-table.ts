import { day } from '../../kernel/day.js';
import type { Dated } from './dated.js';

/** From which age a country lets people work, and until which age it sends them to school. */
export interface WorkingAge extends Dated {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Least age for ordinary work, full years; exceptions for light work and family firms are not used. */
  readonly minimumAge: number;
  /** Age to which school is compulsory, full years; null where there is no such duty or we know of none. */
  readonly schoolLeavingAge: number | null;
}

/**
 * Minimum ages as declared to the ILO under C138 or set by national law, and school-leaving ages. Written from general knowledge and not
 * yet reviewed by anyone who practises that law; where two readings were known, the higher age stands here.
 * To change a rule, end its row with `validTo` and add the next one: old decisions stay explained.
 */
export const workingAges: readonly WorkingAge[] = [
  ages('AF', 18, null, 'Labour Law 2007, art. 13'),
  ages('AL', 16, 16, 'Labour Code, as amended 2015; Law 69/2012 on pre-university education'),
  ages('AM', 16, 16, 'Labour Code 2004, art. 15', { until: '2017-08-31' }),
  ages('AM', 16, 18, 'Labour Code 2004, art. 15; twelve years of school compulsory since 2017', { from: '2017-09-01' }),
  ages('BA', 15, 15, 'labour laws of the entities; framework law on primary education 2003'),
  ages('BD', 14, 10, 'Labour Act 2006; Primary Education (Compulsory) Act 1990'),
  ages('BF', 16, 16, 'Labour Code 2008, art. 152; education law 2007'),
  ages('CI', 14, null, 'Labour Code 1995', { until: '2015-07-19' }),
  ages('CI', 16, 16, 'Labour Code 2015; Law 2015-635 on compulsory schooling', { from: '2015-07-20' }),
  ages('CM', 14, 12, 'Labour Code 1992, s. 86'),
  ages('CO', 15, 15, 'Code of Childhood and Adolescence 2006, art. 35; Constitution, art. 67'),
  ages('DZ', 16, 16, 'Law 90-11 of 1990, art. 15; education law 2008'),
  ages('EC', 15, 18, 'Labour Code; Constitution 2008, art. 28 and 46'),
  ages('EG', 15, 15, 'Child Law as amended 2008', { until: '2014-01-17' }),
  ages('EG', 15, 18, 'Child Law as amended 2008; Constitution 2014, art. 19', { from: '2014-01-18' }),
  ages('ET', 14, null, 'Labour Proclamation 377/2003, art. 89', { until: '2019-09-04' }),
  ages('ET', 15, null, 'Labour Proclamation 1156/2019, art. 89', { from: '2019-09-05' }),
  ages('GE', 16, 15, 'Labour Code, art. 4; Law on General Education 2005'),
  ages('GH', 15, 15, "Children's Act 1998 (Act 560), s. 89; Education Act 2008 (Act 778)"),
  ages('GM', 16, null, "Children's Act 2005"),
  ages('GN', 16, 16, 'Labour Code 2014'),
  ages('GT', 15, 15, 'Labour Code with later orders; Constitution, art. 74'),
  ages('HN', 14, 17, 'Labour Code; Fundamental Education Law 2012'),
  ages('IN', 14, 14, 'Child and Adolescent Labour Act 1986, as amended 2016; Right to Education Act 2009'),
  ages('IQ', 15, 15, 'Labour Law 37 of 2015, art. 7; compulsory school to 12, in the Kurdistan Region to 15'),
  ages('KE', 16, 18, 'Employment Act 2007, s. 56; Basic Education Act 2013'),
  ages('LK', 14, 16, 'Act on Women, Young Persons and Children 1956; school attendance regulations', { until: '2021-01-21' }),
  ages('LK', 16, 16, 'Act on Women, Young Persons and Children, as amended 2021', { from: '2021-01-22' }),
  ages('MA', 15, 15, 'Labour Code 2003, art. 143', { until: '2019-08-18' }),
  ages('MA', 15, 16, 'Labour Code 2003, art. 143; framework law 51-17 on education', { from: '2019-08-19' }),
  ages('MD', 16, 18, 'Labour Code 2003, art. 46; Education Code 2014'),
  ages('ML', 14, 15, 'Labour Code 1992', { until: '2017-06-11' }),
  ages('ML', 15, 15, 'Labour Code as amended by Law 2017-021', { from: '2017-06-12' }),
  ages('MX', 14, 18, 'Federal Labour Law before 2015; Constitution, art. 3', { until: '2015-06-11' }),
  ages('MX', 15, 18, 'Federal Labour Law as amended 2015, art. 22 bis; Constitution, art. 3', { from: '2015-06-12' }),
  ages('NE', 14, null, 'Labour Code 2012, art. 106'),
  ages('NG', 15, 15, 'declared to the ILO under C138 in 2002; Universal Basic Education Act 2004'),
  ages('NP', 14, 13, 'Child Labour (Prohibition and Regulation) Act 2000; Compulsory and Free Education Act 2018'),
  ages('PH', 15, 18, 'Republic Act 9231; Republic Act 10533 on basic education'),
  ages('PK', 14, 16, 'Employment of Children Act 1991; Constitution, art. 25A'),
  ages('RS', 15, 15, 'Labour Law 2005, art. 24; education law 2017'),
  ages('SD', 14, 14, 'Child Act 2010'),
  ages('SN', 15, 16, 'Labour Code 1997, art. L145; Law 2004-37 on compulsory schooling'),
  ages('SO', 15, null, 'Labour Code 1972'),
  ages('SV', 14, 15, 'Labour Code, art. 114; General Education Law'),
  ages('TN', 16, 16, 'Labour Code, art. 53; education law 2002'),
  ages('UA', 16, 17, 'Labour Code, art. 188; Law on Education 2017'),
  ages('VN', 15, 15, 'Labour Code 2019, art. 143; Education Law 2019'),
  ages('XK', 15, 15, 'Law on Labour 03/L-212, art. 7; law on pre-university education 2011'),
];

function ages(
  country: string,
  minimumAge: number,
  schoolLeavingAge: number | null,
  source: string,
  days: { readonly from?: string; readonly until?: string } = {},
): WorkingAge {
  return {
    country,
    minimumAge,
    schoolLeavingAge,
    source,
    validFrom: days.from === undefined ? null : day(days.from),
    validTo: days.until === undefined ? null : day(days.until),
    reviewed: false,
  };
}
