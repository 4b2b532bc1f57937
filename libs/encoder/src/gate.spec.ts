import { Gate } from './gate.js';

describe('Gate', () => {
  it('knows on the other side whether something is inside, also after a failure', async () => {
    const gate = new Gate();
    const otherSide = new Gate(gate.memory);
    const seen = await gate.pass(() => Promise.resolve(otherSide.isOccupied));
    expect([seen, otherSide.isOccupied]).toEqual([true, false]);
    await expect(gate.pass(() => Promise.reject(new Error('out of luck')))).rejects.toThrow('out of luck');
    expect(otherSide.isOccupied).toBe(false);
  });

  it('lets nothing in once it is closed, and what is inside come out', async () => {
    const gate = new Gate();
    const otherSide = new Gate(gate.memory);
    await gate.pass(async () => {
      otherSide.close();
      expect(otherSide.isOccupied).toBe(true);
    });
    expect(otherSide.isOccupied).toBe(false);
    await expect(gate.pass(() => Promise.reject(new Error('it was begun')))).rejects.toThrow('ended');
  });
});
