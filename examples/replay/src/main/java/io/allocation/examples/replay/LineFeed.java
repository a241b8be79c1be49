package io.allocation.examples.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Feeds a CSV parser one line at a time and remembers the lines of the current row, so that after a quote that never
 * closes only its own line is lost: the lines that it swallowed are fed again.
 */
final class LineFeed extends Reader {

    /** A row that goes on for longer is taken for an open quote; bounds what is remembered and read again. */
    static final int MOST_LINES = 100;

    private final BufferedReader source;
    private final Deque<String> again = new ArrayDeque<>();
    private final List<String> row = new ArrayList<>();
    private String line = "";
    private int position;
    private int first = 1;

    LineFeed(BufferedReader source) {
        this.source = source;
    }

    void startRow() {
        first += row.size();
        row.clear();
    }

    /** The number of the row's first line. */
    int lineNumber() {
        return first;
    }

    /** Ends the row after its first line. */
    void giveUpRow() {
        while (row.size() > 1) {
            again.addFirst(row.remove(row.size() - 1));
        }
        position = line.length();
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (position == line.length() && !nextLine()) {
            return -1;
        }
        int count = Math.min(length, line.length() - position);
        line.getChars(position, position + count, buffer, offset);
        position += count;
        return count;
    }

    private boolean nextLine() throws IOException {
        String next = row.size() == MOST_LINES ? null : again.isEmpty() ? source.readLine() : again.removeFirst();
        if (next == null) {
            return false;
        }
        row.add(next);
        line = next + '\n';
        position = 0;
        return true;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
