/**
 * The wage floor of a person who named one in a currency without an exchange rate: not knowing what somebody asks for must not pass for
 * asking for nothing, so it is beyond every pay. It is no amount: nothing may write it as money.
 */
export const UNKNOWN_FLOOR = Number.MAX_SAFE_INTEGER;

/** Hours a week by which pay and wage floors are read where none are stated (L14: 48 is the most). */
export const USUAL_HOURS = 40;
