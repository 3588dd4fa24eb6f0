/** A session of the WebDriver protocol (W3C), by its plain HTTP calls. */
export class WebDriverSession {
  readonly #address: string;

  private constructor(address: string) {
    this.#address = address;
  }

  /** @param server where the driver listens. Rejects with what it answers when it starts no browser. */
  static async start(
    server: string,
    capabilities: object,
  ): Promise<{ readonly session: WebDriverSession; readonly version: string }> {
    const { sessionId, capabilities: started } = (await call(server, 'POST', '/session', {
      capabilities: { alwaysMatch: capabilities },
    })) as { sessionId: string; capabilities: { browserVersion: string } };
    const session = new WebDriverSession(`${server}/session/${sessionId}`);
    return { session, version: started.browserVersion };
  }

  post(path: string, body: object = {}): Promise<unknown> {
    return call(this.#address, 'POST', path, body);
  }

  get(path: string): Promise<unknown> {
    return call(this.#address, 'GET', path);
  }

  async end(): Promise<void> {
    await call(this.#address, 'DELETE', '');
  }
}

async function call(server: string, method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(server + path, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  });
  const { value } = (await response.json()) as { value: unknown };
  if (response.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new Error(`${method} ${path}: ${error}. ${message}`);
}
