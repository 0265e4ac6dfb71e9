/** How GraphiQL greets. */
export interface GraphiqlSettings {
  /** The query in the editor on a first visit. */
  readonly defaultQuery: string;
}

/** Injection token of the `GraphiqlSettings`. */
export const GRAPHIQL_SETTINGS = Symbol('GraphiqlSettings');
