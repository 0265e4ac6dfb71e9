export type {
  Cefr,
  Evidence,
  ExcludedPlace,
  FunctionalLimit,
  HeldOccupation,
  HeldSkill,
  JobseekerFacts,
  OccupationNo,
  OpeningFacts,
  OpeningKind,
  Related,
  SkillLevel,
  SkillNeed,
  SkillNo,
  SkillSpace,
} from './types.js';
export { cefrLevels, evidenceLevels, functionalLimits, openingKinds } from './types.js';

export { fit2, policyInUse, policyNamed, signalNames, signalsOf, type Policy, type SignalName, type SignalWeight } from './policy.js';
export { matchContext, onDay, type MatchContext } from './context.js';
export { prepareJobseeker, type PreparedJobseeker } from './prepared-jobseeker.js';
export { prepareOpening, type PreparedOpening } from './prepared-opening.js';

export { match, scored, type Match, type Part } from './match.js';
export {
  candidatesFor,
  lists,
  listsStepwise,
  openingsFor,
  type ListSizes,
  type Market,
  type MarketLists,
} from './lists.js';
export { liesWithin } from './exclusions.js';
export { jobseekerOrder, openingOrder } from './order.js';

export { reasonStandings, standingOf, type Facts, type Reason, type ReasonCode, type Standing } from './reasons.js';
export type { Change, ChangeAction, Requirement, Told } from './requirements/requirement.js';
export { paysWage } from './requirements/pay-floor.js';
export { requirements } from './requirements/requirements.js';
export { failures, gapsOf, nearMiss, nearMissesFor, nearMissesOf, NEAR_MISS_GAPS, type Failed, type NearMiss } from './near-misses.js';

export type { Labels } from './labels.js';
export {
  explain,
  type ExplainedNeed,
  type ExplainedPart,
  type ExplainedRequirement,
  type Explanation,
  type FailedRequirement,
} from './explain.js';
export type { CoveredThrough, NeedCoverage } from './skill-coverage.js';
export { withChange, withChanges, type ProfileChange, type SkillStanding } from './profile-change.js';
export { courseChanges, skillsLearnt } from './course-changes.js';
export { UNKNOWN_FLOOR, USUAL_HOURS } from './wage-floor.js';
export { raisedTo } from './raised-skill.js';
export { liftsOf, type Lift } from './lifts.js';
export { explainLifts, type ExplainedLift } from './lift-words.js';
export { whatIf, type OpeningMove, type WhatIf } from './whatif.js';
export { trainingGaps, trainingGapsStepwise, MOST_TRAINING_GAPS, type TrainingGap } from './training-gaps.js';
