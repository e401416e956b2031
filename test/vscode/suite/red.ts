/** Set by the bundler: whether this run is to show that the runners notice a failing test. */
declare const PROVE_RED: boolean;

if (PROVE_RED) {
  suite('proof', () => {
    test('a failing test is noticed', () => {
      throw new Error('failing on purpose');
    });
  });
}
