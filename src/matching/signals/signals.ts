import type { SignalName } from '../policy.js';
import { experience } from './experience.js';
import { languages } from './languages.js';
import { learning } from './learning.js';
import { licences } from './licences.js';
import { nearness } from './nearness.js';
import { occupation } from './occupation.js';
import { pay } from './pay.js';
import type { Signal } from './signal.js';
import { skills } from './skills.js';
import { wish } from './wish.js';

/** Every signal under its name; how much each counts is the policy's. */
export const signals: Readonly<Record<SignalName, Signal>> = {
  SKILLS: skills,
  OCCUPATION: occupation,
  EXPERIENCE: experience,
  LEARNING: learning,
  WISH: wish,
  NEARNESS: nearness,
  PAY: pay,
  LANGUAGES: languages,
  LICENCES: licences,
};
