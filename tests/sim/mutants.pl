#!/usr/bin/env perl
# Builds the simulator with one mutated source at a time and lets it play until a seed fails.
#
#   tests/sim/mutants.pl [--build DIR] [--seeds N] [--work DIR] [NAME…]
#
# The mutants stand in mutants.list beside this file. Each source of a mutant is compiled alone, with
# the flags it is built with, and linked before the libraries, which are left as they are.
use strict;
use warnings;
use Cwd qw(abs_path getcwd);
use File::Basename qw(dirname basename);
use File::Path qw(make_path remove_tree);
use JSON::PP;
use Time::HiRes qw(time);

my $here = abs_path(dirname($0));
my $root = abs_path("$here/../..");
my ($build, $seeds, $work, @names) = ("$root/build/release", 100_000);
while (@ARGV) {
    my $word = shift @ARGV;
    if    ($word eq '--build') { $build = abs_path(shift @ARGV) }
    elsif ($word eq '--seeds') { $seeds = shift @ARGV }
    elsif ($word eq '--work')  { $work = shift @ARGV }
    else                       { push @names, $word }
}

sub slurp { open my $f, '<', $_[0] or die "$_[0]: $!\n"; local $/; return scalar <$f> }
sub spill { open my $f, '>', $_[0] or die "$_[0]: $!\n"; print $f $_[1]; close $f }

# name | why, then one or more of: file, <<<<, old, ====, new, >>>>
sub mutants {
    my @list;
    my ($mutant, $file, $part, $hunk);
    for my $line (split /\n/, slurp("$here/mutants.list")) {
        if (defined $part) {
            if    ($line eq '====' && $part eq 'old') { $part = 'new' }
            elsif ($line eq '>>>>') {
                chomp @{$hunk}{qw(old new)};  # a text may end within a line
                push @{$mutant->{hunks}}, $hunk;
                undef $part;
            }
            else { $hunk->{$part} .= "$line\n" }
        }
        elsif ($line =~ /^== (\S+) \| (.*)/) { $mutant = {name => $1, why => $2, hunks => [], files => 0}; push @list, $mutant }
        elsif ($line =~ /^files-only/)  { $mutant->{files} = 1 }
        elsif ($line =~ /^file (\S+)/)  { $file = $1 }
        elsif ($line eq '<<<<')         { $hunk = {file => $file, old => '', new => ''}; $part = 'old' }
    }
    return @list;
}

my %command;
for my $entry (@{decode_json(slurp("$build/compile_commands.json"))}) {
    my $file = $entry->{file};
    $file =~ s{^\Q$root\E/}{};
    $command{$file} = $entry;
}
my ($link) = grep { m{-o bin/ballast_simulate} } split /\n/, `ninja -C '$build' -t commands ballast_simulate`;
die "ballast_simulate is not built in $build\n" unless $link && -x "$build/bin/ballast_simulate";

sub compile {
    my ($file, $text, $object) = @_;
    my $entry = $command{$file} or die "$file is not compiled in $build\n";
    my $copy = "$work/" . basename($file);
    spill($copy, $text);
    my $line = $entry->{command};
    $line =~ s{ -o \S+ -c \S+$}{ -O1 -Wno-error -w -o '$object' -c '$copy'} or die "how is $file compiled?\n";
    $line =~ s{ -MD -MT \S+ -MF \S+}{};
    return system("cd '$entry->{directory}' && $line") == 0;
}

sub play {
    my ($mutant) = @_;
    my %text;
    for my $hunk (@{$mutant->{hunks}}) {
        my $file = $hunk->{file};
        $text{$file} //= slurp("$root/$file");
        my $at = index($text{$file}, $hunk->{old});
        return 'STALE: the text is not there' if $at < 0;
        substr($text{$file}, $at, length $hunk->{old}) = $hunk->{new};
    }
    my @objects;
    for my $file (sort keys %text) {
        my $object = "$work/" . basename($file) . '.o';
        return 'does not compile' unless compile($file, $text{$file}, $object);
        push @objects, "'$object'";
    }
    my $line = $link;
    $line =~ s{ -o bin/ballast_simulate}{ @objects -o '$work/simulate'};
    return 'does not link' unless system("cd '$build' && { $line ; }") == 0;
    my $every = $mutant->{files} ? 1 : 0;
    my $out = `TMPDIR='$work' '$work/simulate' 1 $seeds 1 $every 2>&1`;
    return 'crashed' if $? & 127;
    return "killed by $1" if $out =~ /^(seed \d+: .*)$/m;
    return 'killed: the desk does nothing' if $out =~ /the desk does nothing/;
    return 'SURVIVED';
}

my ($killed, $all) = (0, 0);
$work //= "$build/mutants";
for my $mutant (mutants()) {
    next if @names && !grep { $_ eq $mutant->{name} } @names;
    remove_tree($work);
    make_path($work);
    my $begin = time;
    my $verdict = play($mutant);
    ++$all;
    ++$killed if $verdict =~ /^(killed|crashed)/;
    $| = 1;
    printf "%-34s %-70s %5.0f s\n", $mutant->{name}, substr($verdict, 0, 150), time - $begin;
}
print "$killed of $all killed\n";
exit($killed == $all ? 0 : 1);
