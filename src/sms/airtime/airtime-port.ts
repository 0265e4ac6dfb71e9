/** What whoever sells airtime can do. One adapter for each way to buy it. */
export interface AirtimePort {
  /** Sends airtime to a number, once; never throws for what the seller may do. */
  send(topUp: TopUp, signal: AbortSignal): Promise<AirtimeResult>;
}

/** Airtime for a number. */
export interface TopUp {
  /** Ours: the same for every attempt, so that a seller who takes such ids sells once. */
  readonly id: string;
  /** E.164. */
  readonly to: string;
  /** In the smallest unit of the currency. */
  readonly minor: number;
  readonly currency: string;
}

export type AirtimeResult =
  | { readonly kind: 'ACCEPTED'; readonly reference: string | null }
  /** Refused for good. */
  | { readonly kind: 'REJECTED' }
  /** Certainly not sent. */
  | { readonly kind: 'UNAVAILABLE' }
  /** Asked, and nobody knows whether it was sent. */
  | { readonly kind: 'UNKNOWN' };
