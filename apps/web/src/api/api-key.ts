const NAME = 'cliptext.key';

type KeyState = {
  key: string | null;
  /** Why one is being asked for: there is none, the service refused it, or its owner wants another. */
  asked: 'missing' | 'refused' | 'changing' | null;
};

/** The API key of this browser: for the visit, or until it is forgotten, as its owner chose. */
class KeyStore {
  private state: KeyState = {
    key: sessionStorage.getItem(NAME) ?? localStorage.getItem(NAME),
    asked: null,
  };
  private readonly listeners = new Set<() => void>();

  constructor() {
    // Another tab has forgotten, renewed or entered the key that is remembered; one for this visit is its own.
    addEventListener('storage', ({ storageArea, key, newValue }) => {
      if (storageArea !== localStorage || key !== NAME || sessionStorage.getItem(NAME) !== null) return;
      this.publish({ key: newValue, asked: null });
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): KeyState => this.state;

  /** @param remember whether it stays when the browser is closed */
  use(key: string, remember: boolean): void {
    this.forget();
    (remember ? localStorage : sessionStorage).setItem(NAME, key);
    this.publish({ key, asked: null });
  }

  /** Goes on with another secret, remembered for as long as the one before. */
  renew(key: string): void {
    this.use(key, localStorage.getItem(NAME) !== null);
  }

  forget(): void {
    sessionStorage.removeItem(NAME);
    localStorage.removeItem(NAME);
    this.publish({ key: null, asked: null });
  }

  /** The service answered that a valid key is needed. */
  ask(sent: string | null): void {
    // An answer to a request that was under way when the key changed says nothing about the new one.
    if (sent === this.state.key)
      this.publish({ ...this.state, asked: sent === null ? 'missing' : 'refused' });
  }

  /** Its owner wants to give one, or another. */
  open(): void {
    this.publish({ ...this.state, asked: 'changing' });
  }

  dismiss(): void {
    this.publish({ ...this.state, asked: null });
  }

  private publish(state: KeyState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

export const apiKey = new KeyStore();
