package dev.footprint.load.request;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws requests in proportion to their weights, like cards from a deck that is shuffled anew when it is used up: each
 * deck has the proportions exactly, and the order is the same in every run.
 */
final class Deck {

    static final int MOST_CARDS = 10_000;

    private static final long SEED = 20_261_125;

    private final int[] cards;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private int next;

    Deck(List<Integer> weights) {
        int size = weights.stream().mapToInt(Integer::intValue).sum();
        if (size < 1 || size > MOST_CARDS) {
            throw new IllegalArgumentException("the weights of a mix add up to 1 to " + MOST_CARDS + ", got " + size);
        }
        cards = new int[size];
        int card = 0;
        for (int kind = 0; kind < weights.size(); kind++) {
            for (int i = 0; i < weights.get(kind); i++) {
                cards[card++] = kind;
            }
        }
        shuffle();
    }

    int draw() {
        if (next == cards.length) {
            shuffle();
        }
        return cards[next++];
    }

    private void shuffle() {
        for (int i = cards.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int card = cards[i];
            cards[i] = cards[other];
            cards[other] = card;
        }
        next = 0;
    }
}
