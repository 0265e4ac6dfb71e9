import { able } from './able.js';
import { dates } from './dates.js';
import { education } from './education.js';
import { employerCleared } from './employer-cleared.js';
import { hardLanguages } from './hard-languages.js';
import { hardLicences } from './hard-licences.js';
import { hardSkills } from './hard-skills.js';
import { hazardousAge } from './hazardous-age.js';
import { hours } from './hours.js';
import { kindAccepted } from './kind-accepted.js';
import { minimumAge } from './minimum-age.js';
import { occupationNotRefused } from './occupation-not-refused.js';
import { open } from './open.js';
import { payFloor } from './pay-floor.js';
import { reachable } from './reachable.js';
import type { Requirement } from './requirement.js';
import { seeking } from './seeking.js';

/** Every requirement, cheapest and most selective first. The order decides speed and the order of reasons, never the answer. */
export const requirements: readonly Requirement[] = [
  seeking,
  open,
  employerCleared,
  kindAccepted,
  occupationNotRefused,
  able,
  payFloor,
  hours,
  dates,
  reachable,
  hazardousAge,
  minimumAge,
  education,
  hardSkills,
  hardLanguages,
  hardLicences,
];
