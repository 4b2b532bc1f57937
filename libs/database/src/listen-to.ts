import type pg from 'pg';

const RETRY_MS = 1_000;

/**
 * Listens to a channel on a connection of the pool's that is held for this alone, and on another when that breaks.
 *
 * @param onNotice called on each notification, and when a new connection may have missed some
 * @returns what ends it and gives the connection back
 */
export async function listenTo(
  pool: pg.Pool,
  channel: string,
  onNotice: () => void,
): Promise<() => Promise<void>> {
  let client: pg.PoolClient | undefined;
  let timer: NodeJS.Timeout | undefined;
  let hasEnded = false;

  const connect = async (): Promise<void> => {
    const connected = await pool.connect();
    if (hasEnded) return connected.release();
    client = connected;
    connected.on('notification', onNotice);
    connected.once('end', reconnectLater);
    await connected.query(`LISTEN "${channel}"`);
  };
  const reconnectLater = (): void => {
    // A connection that broke is not to be used again.
    client?.release(true);
    client = undefined;
    clearTimeout(timer);
    if (!hasEnded) timer = setTimeout(reconnect, RETRY_MS);
  };
  const reconnect = (): void => void connect().then(onNotice, reconnectLater);

  await connect();
  return async () => {
    hasEnded = true;
    clearTimeout(timer);
    client?.removeListener('end', reconnectLater);
    // Its end takes the subscription with it.
    client?.release(true);
    client = undefined;
  };
}
