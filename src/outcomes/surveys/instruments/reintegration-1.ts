import type { Instrument } from '../instrument.js';
import { economic } from './reintegration-1-economic.js';
import { psychosocial } from './reintegration-1-psychosocial.js';
import { social } from './reintegration-1-social.js';
import { words } from './scales.js';

/**
 * Our own questions: that reintegration has an economic, a social and a psychosocial side follows IOM's work on its sustainability, none of its questions
 * or weights are here. Weights, values and bands are set by hand [P]. Never edited: other questions are another version.
 */
export const reintegration1: Instrument = {
  version: 'reintegration-1',
  weightsSource: 'provisional',
  unreviewed: ['ar'],
  dimensions: { ECONOMIC: 1, SOCIAL: 1, PSYCHOSOCIAL: 1 },
  leastCoverage: 800_000,
  bands: [
    { band: 'HIGH', from: 700_000 },
    { band: 'MIDDLE', from: 400_000 },
    { band: 'LOW', from: 0 },
  ],
  ratherNotSay: words('I would rather not say', 'Je préfère ne pas répondre', 'أفضّل ألا أجيب'),
  questions: [...economic, ...social, ...psychosocial],
};
