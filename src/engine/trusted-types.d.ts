/**
 * What the notebook uses of Trusted Types (https://w3c.github.io/trusted-types), which TypeScript's libraries lack.
 * Undefined in browsers without them, and in Node.
 */
// eslint-disable-next-line no-var -- a property of the global object
declare var trustedTypes:
  | {
      /** The policy named `default`; null as long as there is none. */
      readonly defaultPolicy: object | null;
      createPolicy<P extends TrustedTypePolicyOptions>(name: string, options: P): Pick<P, 'createHTML'>;
    }
  | undefined;

interface TrustedTypePolicyOptions {
  readonly createHTML?: (html: string) => string;
  /** Null refuses an address. */
  readonly createScriptURL?: (url: string) => string | null;
}
