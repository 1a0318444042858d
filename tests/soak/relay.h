#pragma once

#include "tests/soak/frame_splitter.h"
#include "tests/soak/load.h"

#include <cstdio>
#include <string>

namespace ballast::soak {

/// Between the desk and the paper exchange, byte for byte both ways, one desk at a time. Between
/// two frames of the exchange it puts those of the load, and what the exchange tells of orders and
/// trades it writes into the ledger. While the desk does not read, it does not read from the
/// exchange, which then knows of it.
class Relay {
public:
    Relay(const Options& options, Shared& shared, std::FILE* ledger);
    ~Relay();
    Relay(const Relay&) = delete;
    Relay& operator=(const Relay&) = delete;

    /// Listens on a port of its own, which it puts where the desk finds it.
    bool listen();
    /// Until the desk wants it to leave, or `exchangePort` cannot be had.
    void run(int exchangePort);

private:
    void accept(int exchangePort);
    void hangUp();
    bool fromDesk();
    bool fromExchange();
    void note(std::string_view payload);
    void turnLoad();
    static bool write(int to, Outgoing& out);

    Shared& m_shared;
    std::FILE* m_ledger;
    Load m_load;
    FrameSplitter m_frames;
    Outgoing m_toDesk, m_toExchange;
    int m_listener = -1, m_desk = -1, m_exchange = -1;
    std::int64_t m_loadBegan = 0, m_lastTurn = 0;  ///< steady ns
};

}  // namespace ballast::soak
