/** Where the present moment comes from; tests and simulations bring their own. */
export interface Clock {
  now(): Date;
}
