#pragma once

#include "tests/support/engine_script.h"
#include "tests/support/recorded_session.h"

#include <functional>

namespace ballast::tests {

/// A day in short: a breach, an edit, an approval and its fills; a hedge that is refused, one that
/// auto-fire sends, a person's own two legs, a halt, a lost link, an answer on margin, a smile.
inline EngineScript day()
{
    EngineScript script = EngineScript::ready();
    // A breach, looked at, edited, approved, filled in two parts.
    script.run(
        "option -1 66000 200 0.55\nposition 192000\nindex 64000\ntick 1\ntick 1\ntick 1\n"
        "index 64010.5\ntick 0.5\nlook\nsimulated 0.2\ntick 1\nedit 128000\ntick 0.1");
    script.run(
        "approve\njournaled\nack\nfill 50000 64010 T1\nfill 78000 64010.5 T2\n"
        "filled 128000\ntick 1\nposition 64000\nindex 64010\ntick 10");
    // One that is rejected, and is over; one put off, one of which half is traded.
    script.run(
        "public buy 200000\nindex 64020\nposition 260000\ntick 3\nreject too small\n"
        "tick 40\nposition 60000\nindex 63900\nfee 0.0006\nfunding 0.0003\ntick 20\nposition 300000\n"
        "index 63950\ntick 3\nsnooze 2\ntick 3\nindex 63960\ntick 3\napprove\njournaled\n"
        "ack\nfill 100000 63960 T3\ncancelled 100000\nposition 200000\nindex 63990\ntick 6");
    // Auto-fire, a person's own trade, a gap, a halt, a link that is lost and comes back.
    script.run(
        "arm 600 20 5000000\nposition 250000\nindex 64000\ntick 3\ntick 3\njournaled\nack\n"
        "tick 0.5\ncancelled 0\ntick 8\ndisarm\nposition 0\nindex 64000\ntick 31");
    script.run(
        "propose 5000 a thought\ntick 1\nreject no\nmargin 0.4\ntick 1\ngap\ntick 1\n"
        "index 64100\ntick 1\nstop\ntick 1\nresume\ntick 1\ndown the wire broke\ntick 1\nup\n"
        "coins 10\nposition 220000\nindex 64200\ntick 20\nindex 64210\ntick 3\ntick 1");
    return script;
}

/// The day's events through a new engine, recorded; `look` after each, as a window would.
inline RecordedSession recorded(EngineScript& script,
                                const std::function<void(engine::Engine&, std::size_t)>& look = {})
{
    const engine::Config config = script.config();
    RecordedSession session(config, 20);
    engine::Engine engine(config);
    std::size_t count = 0;
    for (const EngineScript::Played& played : script.played()) {
        session.took(played.event, engine.process(played.event));
        if (look) look(engine, count++);
    }
    return session;
}

/// The day, and then hours in which the index goes to and fro once a second: so many seconds.
inline EngineScript longDay(int seconds)
{
    EngineScript script = day();
    for (int i = 0; i < seconds; ++i)
        script.run("index " + std::to_string(64'000 + i % 7) + "\ntick 1");
    return script;
}

}  // namespace ballast::tests
