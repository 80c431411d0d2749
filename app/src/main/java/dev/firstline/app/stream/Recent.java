package dev.firstline.app.stream;

import java.util.LinkedHashMap;
import java.util.Map;

/** What came last, up to a number of entries; the eldest is forgotten first. */
final class Recent<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private final int capacity;

    Recent(int capacity) {
        this.capacity = capacity;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > capacity;
    }
}
