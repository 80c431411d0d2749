package dev.firstline.app.engine;

/** The other nodes on the same database. */
interface Nodes {

    /** What one node tells the others. */
    enum News {
        /** Events were appended. */
        APPENDED,
        /** A batch of some processing group was committed. */
        PROCESSED
    }

    /** Tells them, soon, and once for what happens at nearly the same time; nothing is lost where it fails: they look by themselves, only later. */
    void tell(News news);

    /** Passes words on to them; where that fails they are lost. */
    void whisper(String words);

    /** Where there are no others. */
    static Nodes none() {
        return new Nodes() {
            @Override
            public void tell(News news) {}

            @Override
            public void whisper(String words) {}
        };
    }
}
