/** What a relay of text messages can do. One adapter for each kind of relay; nothing outside this folder knows how a relay speaks. */
export interface RelayAdapter {
  /** How a text travels and what it costs here. Pure. */
  prepare(text: string): Prepared;
  /** Hands a message to the relay, once; never throws for what a relay may do. */
  send(message: OutgoingText, signal: AbortSignal): Promise<SendResult>;
  /** Whether a request to our door comes from the relay. */
  verify(request: RawRequest): boolean;
  /** What the relay tells; null where the request cannot be read. */
  parse(request: RawRequest): readonly RelayEvent[] | null;
  /** The exact answer that the relay takes for "received". It is written only after the events are stored. */
  ack(request: RawRequest): HttpAnswer;
}

export const encodings = ['GSM_7', 'UCS_2'] as const;
/** GSM 03.38 with its extension, or two bytes a character. */
export type Encoding = (typeof encodings)[number];

/** How a text travels. */
export interface Prepared {
  readonly encoding: Encoding;
  /** Parts that it is sent and paid in. */
  readonly segments: number;
  /** In ten-thousandths of the currency of the relay's price: a part often costs less than a cent. */
  readonly costUnits: number;
}

/** A message as it is handed to a relay. */
export interface OutgoingText {
  /** Id of the attempt: what we recognise its reports by. */
  readonly id: string;
  /** E.164. */
  readonly to: string;
  readonly text: string;
}

/** What became of handing a message over. */
export type SendResult =
  | { readonly kind: 'ACCEPTED'; readonly externalIds: readonly string[] }
  /** It is where it was to go, and no report will follow. */
  | { readonly kind: 'DELIVERED' }
  | { readonly kind: 'REJECTED'; readonly reason: RejectReason; /** The person asked the relay for no more messages. */ readonly contactStopped: boolean }
  /** Null: the relay did not say how long. */
  | { readonly kind: 'THROTTLED'; readonly retryAfterSeconds: number | null }
  /** Certainly not sent. */
  | { readonly kind: 'UNAVAILABLE' }
  /** Asked, and nobody knows whether it was sent. */
  | { readonly kind: 'UNKNOWN' };

export const rejectReasons = ['NUMBER', 'BLOCKED', 'CONTENT', 'CREDENTIALS', 'BALANCE', 'OTHER'] as const;
/** Why a relay refused. CREDENTIALS and BALANCE are faults of the relay's account, not of the message. */
export type RejectReason = (typeof rejectReasons)[number];

export const reportedStates = ['ACCEPTED', 'DELIVERED', 'FAILED', 'EXPIRED'] as const;
/** How far a relay says a message has come. */
export type ReportedState = (typeof reportedStates)[number];

/** What a relay tells. `eventKey` is the same for every repetition of one event and for no other event of the relay. */
export type RelayEvent = ReportEvent | InboundEvent | StopEvent;

/** How far a message has come; named by our id or by theirs. */
export interface ReportEvent {
  readonly kind: 'REPORT';
  readonly eventKey: string;
  readonly attemptId: string | null;
  readonly externalId: string | null;
  readonly state: ReportedState;
}

/** A text from a person. */
export interface InboundEvent {
  readonly kind: 'INBOUND';
  readonly eventKey: string;
  /** As the relay writes it; usually E.164 with or without the plus. */
  readonly from: string;
  readonly text: string;
}

/** A person told the relay, not us, that they want no more messages. */
export interface StopEvent {
  readonly kind: 'STOP';
  readonly eventKey: string;
  readonly from: string;
}

/** A request to the door of a relay, as bytes. */
export interface RawRequest {
  readonly method: string;
  /** Last part of the path: what the relay tells of. */
  readonly event: string;
  /** The part of the path that only the relay knows. */
  readonly secret: string;
  /** Without the question mark, as it was sent. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Address of the sender. */
  readonly address: string;
}

/** An answer over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** What is secret between us and a relay. */
export interface RelaySecrets {
  /** What requests to our door are recognised by; one, or two while it is changed. The first is given out. */
  readonly incoming: readonly string[];
  /** What the relay recognises us by, by name, such as `password` or `apiKey`. */
  readonly outgoing: Readonly<Record<string, string>>;
}

/** What an adapter is made of besides its own settings. */
export interface RelayGround {
  readonly secrets: RelaySecrets;
  /** Address of our door for this relay, secret included, without a slash at its end. */
  readonly doorUrl: string;
  /** The sender that people see: a short code or a neutral name. */
  readonly sender: string;
  /** Ten-thousandths of a currency for each part. */
  readonly unitsPerSegment: number;
}
